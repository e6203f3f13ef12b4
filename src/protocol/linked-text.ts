import { label as withoutTurns } from './json.ts'
import { mayLead, withAddress, withScheme } from './link-target.ts'
import { splitAtLinks } from './links.ts'
import { type Piece, plain } from './piece.ts'

/** A link if the address is one that may be followed, otherwise its words with the address; the server limits nothing. */
export function link(src: string, label: readonly Piece[]): Piece {
  const href = withScheme(src)
  const inside = plain(label).trim() ? unlinked(label) : [src]
  return mayLead(href) ? { tag: 'a', inside, href } : withAddress(plain(inside), src)
}

/** The words of a link cannot lead elsewhere, nor be read in another direction than they are written. */
const unlinked = (some: readonly Piece[]): Piece[] =>
  some.flatMap((piece): Piece[] => {
    if (typeof piece === 'string') return [withoutTurns(piece)]
    if (!('tag' in piece)) return [piece]
    const inside = unlinked(piece.inside)
    return piece.tag === 'a' ? inside : [{ ...piece, inside }]
  })

/** Text with web addresses as links. */
export const linkedText = (source: string): Piece[] =>
  source
    ? [{ tag: 'p', inside: splitAtLinks(source).map((part, i) => (i % 2 ? link(withoutTurns(part), []) : part)) }]
    : []
