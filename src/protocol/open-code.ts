import { list, record, text } from './json.ts'

/** A line that begins or ends a block of code, with what else is in it. */
const FENCE = /^```([^`]*)$/

/** What may stand behind the first fence without being code. */
const LANGUAGE = /^\s*[\w#+.-]*\s*$/

/**
 * Splits a text at the lines that fence code.
 * @returns words and code by turns, beginning with words; code without an end goes on to the end
 */
export function splitAtFences(source: string): string[] {
  const parts: string[][] = [[]]
  for (const line of source.split('\n')) {
    const rest = FENCE.exec(line)?.[1]
    if (rest === undefined) parts.at(-1)?.push(line)
    else parts.push(parts.length % 2 ? (LANGUAGE.test(rest) ? [] : [rest]) : rest.trim() ? [rest] : [])
  }
  return parts.map((lines) => lines.join('\n'))
}

const isCode = (block: unknown): boolean => record(block)['type'] === 'CODE'

/** A fence that the parser took for words, with what else is in its line. */
const fenceIn = (block: unknown): string => {
  const { type, value } = record(block)
  const line = text(record(list(value)[0])['value'])
  return type === 'PARAGRAPH' && FENCE.test(line) ? line : ''
}

/**
 * Makes a block of code of what was left open, as it was typed, or has a language that the parser does not know. Their fences and lines are
 * paragraphs to the parser.
 * @param md the parsed body
 * @param source what was typed
 */
export const withOpenCode = (md: unknown[], source: string): unknown[] => fenced(md, splitAtFences(source))

function fenced(md: unknown[], parts: string[]): unknown[] {
  const at = md.findIndex(fenceIn)
  if (at < 0) return md
  const before = md.slice(0, at)
  const which = 2 * before.filter(isCode).length + 1
  const code = parts[which]
  const rest = md.slice(at + 1)
  const end = rest.findIndex(fenceIn)
  const isEnd = end < 0 ? parts.length === which + 1 : fenceIn(rest[end]) === '```'
  const inside = end < 0 ? rest : rest.slice(0, end)
  // Where both disagree about the fences, the parser is right.
  if (!code?.trim() || !isEnd || inside.some(isCode)) return md
  const after = end < 0 ? [] : fenced(rest.slice(end + 1), parts.slice(which + 1))
  return [...before, { type: 'CODE', value: [{ type: 'PLAIN_TEXT', value: code }] }, ...after]
}
