import { type Json, list, record, text } from './json.ts'
import { link, linkedText } from './linked-text.ts'
import { splitAtFences, withOpenCode } from './open-code.ts'
import { type Piece, plain, saysNothing, type Tag } from './piece.ts'
import { stringsIn } from './strings-in.ts'

/** What the server's parser calls its nodes, where the node is an element around its value. */
const TAGS = new Map<string, Tag>([
  ['PARAGRAPH', 'p'],
  ['BOLD', 'strong'],
  ['ITALIC', 'em'],
  ['STRIKE', 's'],
  ['INLINE_CODE', 'code'],
  ['CODE', 'pre'],
  ['QUOTE', 'blockquote'],
  ['BLOCKQUOTE', 'blockquote'],
  ['HEADING', 'h3'],
  ['UNORDERED_LIST', 'ul'],
  ['TASKS', 'ul'],
  ['ORDERED_LIST', 'ol'],
  ['LIST_ITEM', 'li'],
  ['TASK', 'li'],
  ['LINE_BREAK', 'br'],
  ['HORIZONTAL_RULE', 'hr'],
  ['BIG_EMOJI', 'big'],
])

/** Alignments of a table's columns; each one is a class of its cells. */
const ALIGNMENTS = ['left', 'center', 'right'] as const

/** Deeper than people write; below it only the text is kept, so that a hostile body cannot exhaust the stack. */
const DEEPEST = 24

/** The words of a message as pieces. @param message as the server sent it */
export function richTextOf(message: Json): Piece[] {
  const source = text(message['msg'])
  return parseRichText(withOpenCode(list(message['md']), source)) ?? unparsedText(source)
}

/** The `md` tree of a message (`@rocket.chat/message-parser`) as pieces; `undefined` when there is none, or nothing that can be shown. */
export function parseRichText(md: unknown): Piece[] | undefined {
  const found = pieces(list(md), 0)
  return saysNothing(found) ? undefined : found
}

function pieces(value: unknown, depth: number): Piece[] {
  if (typeof value === 'string') return [value]
  if (depth > DEEPEST) return stringsIn(value)
  if (Array.isArray(value)) return value.flatMap((item) => pieces(item, depth + 1))
  const node = record(value)
  const type = text(node['type'])
  const inside = pieces(node['value'], depth + 1)
  const tag = TAGS.get(type)
  if (tag)
    return [
      { tag, inside: type === 'TASK' ? [node['status'] ? '☑ ' : '☐ ', ...inside] : inside, ...startOf(node, tag) },
    ]
  return special(type, node, inside, depth)
}

function special(type: string, node: Record<string, unknown>, inside: Piece[], depth: number): Piece[] {
  const value = record(node['value'])
  switch (type) {
    case 'LINK':
    case 'IMAGE': // a picture from anywhere may be asked for, never fetched by itself
      return [link(plain(pieces(value['src'], depth + 1)), pieces(value['label'], depth + 1))]
    case 'MENTION_USER':
      return [{ tag: 'mark', inside: ['@', ...inside] }]
    case 'MENTION_CHANNEL': // an order number such as #1042 comes as a channel
      return [{ tag: 'mark', inside: ['#', ...inside] }]
    case 'CODE_LINE':
      return [...inside, '\n']
    case 'EMOJI':
      return [text(node['unicode']) || { emoji: text(node['shortCode']) || plain(inside) }]
    case 'SPOILER':
    case 'SPOILER_BLOCK':
      return [{ spoiler: inside }]
    case 'COLOR':
      return [colorOf(value)]
    case 'TIMESTAMP':
      return [momentOf(value)]
    case 'TABLE':
      return [tableOf(value, depth + 1)]
    default:
      return inside
  }
}

/** Names of columns are header cells; a column without a name has none. */
function tableOf({ header, rows }: Json, depth: number): Piece {
  const row = (tag: 'th' | 'td', cells: unknown): Piece => ({
    tag: 'tr',
    inside: list(cells).map((cell) => {
      const { value, align: given } = record(cell)
      const inside = pieces(value, depth)
      const align = ALIGNMENTS.find((one) => one === given)
      return { tag: saysNothing(inside) ? 'td' : tag, inside, ...(align && { align }) }
    }),
  })
  const body = list(rows).map((one) => row('td', record(one)['value']))
  const head: Piece = { tag: 'thead', inside: [row('th', header)] }
  return { tag: 'table', inside: [head, { tag: 'tbody', inside: body }] }
}

/** Keeps a date that no calendar has as it was written. */
function momentOf({ timestamp, format }: Json): Piece {
  const moment = Number(timestamp) * 1000
  return Math.abs(moment) < 8.64e15 ? { moment, format: text(format) } : String(timestamp ?? '')
}

/** As it was typed after `color:`; a fourth byte says how much does not shine through. */
const colorOf = ({ r, g, b, a }: Json): string =>
  `#${[r, g, b, ...(a === 255 ? [] : [a])]
    .map((part) =>
      Math.min(255, Number(part) || 0)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const startOf = (node: Record<string, unknown>, tag: Tag): { start?: number } => {
  const first = tag === 'ol' && Number(record(list(node['value'])[0])['number'])
  return first && first !== 1 ? { start: first } : {}
}

/** A body that the server did not parse: its text with web addresses as links, and code between fences. */
const unparsedText = (source: string): Piece[] =>
  splitAtFences(source).flatMap((part, i) => (i % 2 ? { tag: 'pre', inside: [part] } : linkedText(part)))
