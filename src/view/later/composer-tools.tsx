import { useRef } from 'preact/hooks'
import composerWords from '../../locales/later/composer.ts'
import { $config } from '../../session/config.ts'
import { fromStore } from '../from-store.ts'
import css from './composer-tools.css'
import { EmojiTool } from './emoji-picker/emoji-tool.tsx'
import { DropZone } from './files/drop-zone.tsx'
import { Files } from './files/files.tsx'
import { furtherConfig } from './further-config.ts'
import { MessageLength } from './message-length.tsx'
import { sheetOf } from './sheet.tsx'
import { useFittingHeight } from './use-fitting-height.ts'
import { wordsWith } from './words.ts'

const Style = sheetOf(css)
const config = fromStore($config)

/** What a visitor can put into a message beside words. */
export default function ComposerTools() {
  const place = useRef<HTMLDivElement>(null)
  useFittingHeight(place)
  return (
    <>
      <Style />
      <div ref={place} class="tools">
        <EmojiTool />
        {config.value?.fileUpload && <Files />}
        <DropZone />
      </div>
      <MessageLength />
      {furtherConfig().watermark && <small class="watermark">{wordsWith(composerWords).watermark}</small>}
    </>
  )
}
