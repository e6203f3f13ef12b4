import { parseAttachments } from '../../../protocol/attachment.ts'
import type { BlockElement } from '../../../protocol/blocks.ts'
import { type Piece, plain } from '../../../protocol/piece.ts'
import { Picture } from '../attachments/picture.tsx'

interface Props {
  element: BlockElement
  words: Piece[]
  rid: string
}

/** A picture that an app shows; like any other it may be enlarged, and calls nobody else before the visitor wants to see it. */
export function BlockPicture({ element, words, rid }: Props) {
  if (element.kind !== 'image') return null
  const title = plain(words)
  const [attachment] = parseAttachments({ attachments: [{ title, image_url: element.url, image_alt: element.alt }] })
  const [media] = attachment?.media ?? []
  if (!attachment || !media) return null
  return (
    <figure class="block-picture">
      {title && <figcaption>{title}</figcaption>}
      <Picture media={media} attachment={attachment} rid={rid} />
    </figure>
  )
}
