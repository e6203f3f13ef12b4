import { h } from 'preact'
import type { Piece } from '../protocol/rich-text.ts'
import { Emoji } from './emoji.tsx'

/** A message body as elements. Links open beside the page, and learn nothing about it. */
export const RichText = ({ pieces }: { pieces: readonly Piece[] }) => <>{pieces.map(draw)}</>

function draw(piece: Piece): preact.ComponentChild {
  if (typeof piece === 'string') return piece
  if ('emoji' in piece) return <Emoji name={piece.emoji} />
  const { tag, inside, href, start } = piece
  return h(tag, href ? { href, target: '_blank', rel: 'noopener noreferrer nofollow' } : { start }, inside.map(draw))
}
