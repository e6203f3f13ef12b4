// What apps and bots build under their messages (`@rocket.chat/ui-kit`), for the further file that draws it.
import { type Json, list, record, text, label as withoutTurns } from './json.ts'
import { withLink } from './link-target.ts'
import { markedText } from './marked-text.ts'
import { type Piece, plain, saysNothing } from './piece.ts'

/** Which app is told, and about what, when the visitor does something. */
export interface Action {
  appId: string
  actionId: string
  blockId: string
  /** What the visitor is asked before. */
  confirm: { title: string; words: Piece[]; yes: string; no: string; danger: boolean } | null
}

export interface Choice {
  label: string
  value: string
  /** Leads there and tells the app nothing; empty for none. */
  url: string
}

type Drawn =
  | ({ kind: 'button'; style: 'primary' | 'danger' | ''; action: Action } & Choice)
  | { kind: 'select'; label: string; choices: Choice[]; value: string; action: Action }
  | { kind: 'overflow'; choices: Choice[]; action: Action }
  | { kind: 'date'; label: string; value: string; action: Action }
  | { kind: 'image'; url: string; alt: string }
  | { kind: 'words'; words: Piece[] }

/** Something within a block. Neither has an id; the key is its place. */
export type BlockElement = Drawn & { key: string }

/** A row of what an app has built. */
export interface Block {
  key: string
  kind: 'section' | 'context' | 'actions' | 'image' | 'divider'
  /** What it says; of a picture the title. */
  words: Piece[]
  fields: Piece[][]
  /** Of a section what stands beside its words. */
  elements: BlockElement[]
}

/** What stands in deeper things is not followed for ever. */
const DEEPEST = 4

/** @param value the `blocks` of a message; what is unknown is kept as its words */
export const parseBlocks = (value: unknown, depth = 0): Block[] =>
  list(value)
    .flatMap((block) => parseBlock(record(block), depth))
    .map(keyed)

/** All that some blocks say, line by line, for where they cannot be drawn. */
export const saidIn = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(({ words, fields, elements }) =>
      [words, ...fields].map((words) => plain(words)).concat(elements.map(saidBy)),
    )
    .filter(Boolean)
    .join('\n')

function saidBy(element: BlockElement): string {
  switch (element.kind) {
    case 'words':
      return plain(element.words)
    case 'image':
      return element.alt
    case 'overflow':
      return ''
    default:
      return element.label
  }
}

/** Whether there is anything to be seen of a block. */
export const showsSomething = ({ kind, words, fields, elements }: Block): boolean =>
  kind === 'divider' || elements.length > 0 || !saysNothing([...words, ...fields.flat()])

const keyed = <Thing>(thing: Thing, i: number): Thing & { key: string } => ({ ...thing, key: `${i}` })

function parseBlock(block: Json, depth: number): Block[] {
  const given: Block = { key: '', kind: 'section', words: words(block['text']), fields: [], elements: [] }
  switch (block['type']) {
    case 'divider':
      return [{ ...given, kind: 'divider' }]
    case 'image':
      return [{ ...given, kind: 'image', words: words(block['title']), elements: elements([block], block) }]
    case 'actions':
    case 'context':
      return [{ ...given, kind: block['type'], elements: elements(block['elements'], block) }]
    case 'section':
      return [{ ...given, fields: list(block['fields']).map(words), elements: elements([block['accessory']], block) }]
    case 'conditional': // for some of the places where blocks are shown
      return depth < DEEPEST && isForVisitors(record(block['when'])) ? parseBlocks(block['render'], depth + 1) : []
    default: {
      const said = wordsIn(block)
      return said.length ? [{ ...given, words: said, elements: elements([block['accessory']], block) }] : []
    }
  }
}

const isForVisitors = ({ engine }: Json): boolean => !engine || list(engine).includes('livechat')

const elements = (value: unknown, block: Json): BlockElement[] =>
  list(value)
    .filter(Boolean)
    .map((element) => parseElement(record(element), block))
    .map(keyed)

function parseElement(element: Json, block: Json): Drawn {
  const action = parseAction(element, block)
  const label = says(element['text']) || says(element['placeholder'])
  switch (element['type']) {
    case 'button':
      return { kind: 'button', style: styleOf(element), action, ...parseChoice(element) }
    case 'static_select': {
      const groups = list(element['optionGroups']).flatMap((group) => list(record(group)['options']))
      const choices = [...list(element['options']), ...groups].map((option) => parseChoice(record(option)))
      const value = text(record(element['initialOption'])['value']) || text(element['initialValue'])
      return { kind: 'select', label, choices, value, action }
    }
    case 'overflow':
      return { kind: 'overflow', choices: list(element['options']).map((one) => parseChoice(record(one))), action }
    case 'datepicker':
      return { kind: 'date', label, value: text(element['initialDate']), action }
    case 'image':
      return { kind: 'image', url: text(element['imageUrl']), alt: text(element['altText']) }
    case 'plain_text':
    case 'mrkdwn':
      return { kind: 'words', words: words(element) }
    default:
      return { kind: 'words', words: wordsIn(element) }
  }
}

/** Apps write their own id, and that of the block, at the element or at the block around it. */
function parseAction(element: Json, block: Json): Action {
  const of = (key: string): string => text(element[key]) || text(block[key])
  const confirm = record(element['confirm'])
  const [title, yes, no] = ['title', 'confirm', 'deny'].map((key) => says(confirm[key]))
  const asks = { title: title ?? '', words: words(confirm['text']), yes: yes ?? '', no: no ?? '' }
  return {
    appId: of('appId'),
    actionId: of('actionId'),
    blockId: of('blockId'),
    confirm: title || asks.words.length ? { ...asks, danger: confirm['style'] === 'danger' } : null,
  }
}

function parseChoice(option: Json): Choice {
  const [label, url] = withLink(says(option['text']), text(option['url']))
  return { label, value: text(option['value']), url }
}

const styleOf = ({ style }: Json): 'primary' | 'danger' | '' => (style === 'primary' || style === 'danger' ? style : '')

/** A text object as plain words. */
const says = (value: unknown): string => withoutTurns(record(value)['text']).trim()

const words = (value: unknown): Piece[] =>
  record(value)['type'] === 'plain_text' ? [says(value)].filter(Boolean) : markedText(says(value))

/** Everything that is said in something unknown, line by line. */
function wordsIn(value: unknown, depth = 0): Piece[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item, depth + 1))
  const { type, ...rest } = record(value)
  if (type === 'plain_text' || type === 'mrkdwn') return [{ tag: 'p', inside: words(value) }]
  return Object.values(rest).flatMap((part) => (typeof part === 'object' ? wordsIn(part, depth + 1) : []))
}
