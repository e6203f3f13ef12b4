import { link, linkedText } from './linked-text.ts'
import type { Piece } from './piece.ts'

/** Each mark with what it marks; nothing is looked for further than a line or a few hundred characters. */
const MARKS = new RegExp(
  [
    '`([^`\\n]{1,400})`',
    '\\[([^\\]\\n]{1,400})\\]\\(([^()\\s]{1,2000})\\)',
    '<([^|<>\\s]{1,2000})\\|([^<>\\n]{1,400})>',
    '(?<!\\w)\\*{1,2}([^*\\n]{1,400})\\*{1,2}(?!\\w)',
    '(?<!\\w)_{1,2}([^_\\n]{1,400})_{1,2}(?!\\w)',
    '(?<!\\w)~{1,2}([^~\\n]{1,400})~{1,2}(?!\\w)',
    ':([\\w+-]{1,60}):',
  ].join('|'),
  'g',
)

/**
 * Words with marks that the server has not taken apart, as apps write them: `*bold*`, `_italic_`, `~struck~`, `` `code` ``,
 * `[label](address)`, `<address|label>` and `:emoji:`. Whole addresses are links.
 */
export function markedText(source: string): Piece[] {
  const inside = markedPieces(source)
  return inside.length ? [{ tag: 'p', inside }] : []
}

/** The same without the paragraph around it. */
export const markedPieces = (source: string): Piece[] => pieces(source.trim())

function pieces(source: string): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const match of source.matchAll(MARKS)) {
    found.push(...unmarked(source.slice(at, match.index)), marked(match))
    at = match.index + match[0].length
  }
  return [...found, ...unmarked(source.slice(at))]
}

function marked([
  ,
  code,
  label,
  address,
  slackAddress,
  slackLabel,
  bold,
  italic,
  struck,
  emoji,
]: RegExpMatchArray): Piece {
  if (code) return { tag: 'code', inside: [code] }
  if (label && address) return link(address, pieces(label))
  if (slackAddress && slackLabel) return link(slackAddress, pieces(slackLabel))
  if (bold) return { tag: 'strong', inside: pieces(bold) }
  if (italic) return { tag: 'em', inside: pieces(italic) }
  if (struck) return { tag: 's', inside: pieces(struck) }
  return { emoji: emoji ?? '' }
}

const unmarked = (source: string): Piece[] =>
  linkedText(source).flatMap((piece) => (typeof piece === 'object' && 'inside' in piece ? piece.inside : piece))
