import { useSignal } from '@preact/signals'
import attachmentsWords from '../../../locales/later/attachments.ts'
import type { Attachment, Media } from '../../../protocol/attachment.ts'
import { placeOf } from '../../../session/file-address.ts'
import { wordsWith } from '../words.ts'
import { FileCard } from './file-card.tsx'

interface Props {
  media: Media
  attachment: Attachment
  rid: string
}

/** Plays a sound or a film; nothing is fetched before the visitor presses play. Below it the file can be taken along. */
export function Player({ media, attachment, rid }: Props) {
  const failed = useSignal(false)
  const { href, ours } = placeOf(media.url, rid)
  const texts = wordsWith(attachmentsWords)
  const Tag = media.kind === 'audio' ? 'audio' : 'video'
  return (
    <>
      {!failed.value && ours && (
        <Tag
          controls
          playsInline
          preload="none"
          src={href}
          aria-label={attachment.title}
          width={media.width || undefined}
          height={media.height || undefined}
          onError={() => {
            failed.value = true
          }}
        />
      )}
      <FileCard attachment={attachment} rid={rid} {...(failed.value && { remark: texts.notPlayed })} />
    </>
  )
}
