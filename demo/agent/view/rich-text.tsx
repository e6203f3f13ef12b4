import { h } from 'preact'
import emoji from '../../../src/locales/emoji.ts'
import type { Piece } from '../../../src/protocol/piece.ts'
import { Moment } from './moment.tsx'

/** A message body as elements. Links open beside the console, and learn nothing about it. */
export const RichText = ({ pieces }: { pieces: readonly Piece[] }) => <>{pieces.map(draw)}</>

function draw(piece: Piece): preact.ComponentChild {
  if (typeof piece === 'string') return piece
  if ('emoji' in piece) return emoji(piece.emoji) ?? `:${piece.emoji}:`
  if ('moment' in piece) return <Moment {...piece} />
  if ('spoiler' in piece)
    return (
      <details class="spoiler">
        <summary>Hidden words</summary>
        {piece.spoiler.map(draw)}
      </details>
    )
  const { tag, inside, href, start, align } = piece
  return h(
    tag,
    href ? { href, target: '_blank', rel: 'noopener noreferrer nofollow' } : { start, class: align },
    inside.map(draw),
  )
}
