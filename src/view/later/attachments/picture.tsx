import { useSignal } from '@preact/signals'
import { fill } from '../../../locales/fill.ts'
import attachmentsWords from '../../../locales/later/attachments.ts'
import type { Attachment, Media } from '../../../protocol/attachment.ts'
import { plain } from '../../../protocol/piece.ts'
import { placeOf } from '../../../session/file-address.ts'
import { wordsWith } from '../words.ts'
import { FileCard } from './file-card.tsx'
import { zoom } from './zoom.tsx'

interface Props {
  media: Media
  attachment: Attachment
  rid: string
}

/** A picture that can be enlarged. One that is not on the chat server calls nobody before the visitor wants to see it. */
export function Picture({ media, attachment, rid }: Props) {
  const { href, ours } = placeOf(media.url, rid)
  const state = useSignal<'elsewhere' | 'shown' | 'missing'>(ours ? 'shown' : 'elsewhere')
  const texts = wordsWith(attachmentsWords)
  const { title, link, caption, alt: said } = attachment
  const alt = said || plain(caption) || title || texts.picture
  if (state.value === 'missing') return <FileCard attachment={attachment} rid={rid} remark={texts.notShown} />
  if (state.value === 'elsewhere') {
    return (
      <button type="button" class="reply" onClick={() => (state.value = 'shown')}>
        {fill(texts.showPicture, { host: URL.canParse(href) ? new URL(href).host : href })}
      </button>
    )
  }
  const original = attachment.isFile && link ? placeOf(link, rid).href : href
  return (
    <button
      type="button"
      class="picture"
      title={texts.enlarge}
      onClick={({ currentTarget }) => zoom(currentTarget, { src: original, alt, name: title })}
    >
      <img
        src={href}
        alt={alt}
        width={media.width || undefined}
        height={media.height || undefined}
        decoding="async"
        referrerpolicy="no-referrer"
        onError={() => {
          state.value = 'missing'
        }}
      />
    </button>
  )
}
