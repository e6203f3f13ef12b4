import { momentText } from './moment.ts'

/** Drawn as the HTML element of the same name. Nothing else can come out of a message. */
export type Tag =
  | 'p'
  | 'strong'
  | 'em'
  | 's'
  | 'code'
  | 'pre'
  | 'blockquote'
  | 'h3'
  | 'ul'
  | 'ol'
  | 'li'
  | 'a'
  | 'br'
  | 'hr'
  | 'mark'
  | 'big'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'

/**
 * A piece of a message body: text, an element with pieces inside, an emoji that is named and not written, a moment (ms since 1970) with the
 * letter of its format, or what is hidden until it is asked for.
 */
export type Piece =
  | string
  | { emoji: string }
  | { moment: number; format: string }
  | { spoiler: Piece[] }
  | { tag: Tag; inside: Piece[]; href?: string; start?: number; align?: 'left' | 'center' | 'right' }

/** Whether there is nothing to be seen in some pieces. */
export const saysNothing = (some: readonly Piece[]): boolean =>
  some.every((piece) => {
    if (typeof piece === 'string') return !piece.trim()
    return 'tag' in piece && piece.tag !== 'hr' && saysNothing(piece.inside)
  })

const IN_LINE: readonly Tag[] = ['strong', 'em', 's', 'code', 'a', 'mark', 'big']

/** The words of some pieces, without their form but for a break before each block and a comma between cells, and without what is hidden. */
export const plain = (some: readonly Piece[], lang?: string): string =>
  some
    .map((piece, i) => {
      if (typeof piece === 'string') return piece
      if ('emoji' in piece) return `:${piece.emoji}:`
      if ('moment' in piece) return momentText(piece, lang)
      if ('spoiler' in piece) return '…'
      return (i ? breakBefore(piece.tag) : '') + plain(piece.inside, lang)
    })
    .join('')

const breakBefore = (tag: Tag): string => {
  if (tag === 'th' || tag === 'td') return ', '
  return IN_LINE.includes(tag) ? '' : '\n'
}
