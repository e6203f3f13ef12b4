import type { Block } from '../../../protocol/blocks.ts'
import type { Message } from '../../../protocol/message.ts'
import { plain } from '../../../protocol/piece.ts'
import { RichText } from '../rich-text.tsx'
import { sheetOf } from '../sheet.tsx'
import { BlockPicture } from './block-picture.tsx'
import css from './blocks.css'
import { ElementView } from './element.tsx'

const Style = sheetOf(css)

interface Props {
  message: Message
  blocks: Block[]
}

/** What an app or a bot has built under its message. */
export const Blocks = ({ message, blocks }: Props) => (
  <>
    <Style />
    {blocks.map((block) => (
      <BlockView key={block.key} block={block} message={message} />
    ))}
  </>
)

function BlockView({ block, message }: { block: Block; message: Message }) {
  const { kind, words, fields, elements } = block
  if (kind === 'divider') return <hr />
  if (kind === 'image')
    return elements.map((element) => (
      <BlockPicture key={element.key} element={element} words={words} rid={message.rid} />
    ))
  const drawn = elements.map((element) => (
    <ElementView key={element.key} element={element} message={message} tiny={kind === 'context'} />
  ))
  if (kind !== 'section') return <div class={kind}>{drawn}</div>
  return (
    <div class="section">
      <div class="said">
        <RichText pieces={words} />
        {fields.length > 0 && (
          <div class="block-fields">
            {fields.map((field) => (
              <div key={plain(field)}>
                <RichText pieces={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {drawn}
    </div>
  )
}
