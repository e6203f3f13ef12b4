import { BlockedError, RefusedError } from '../protocol/errors.ts'
import type { Words as First } from './en.ts'
import type { LaterWords } from './en-later.ts'
import { fill } from './fill.ts'

/** Without the lazy chunk of rare sentences there are shorter ones. */
type Words = First & Partial<LaterWords>

/** The server's words for a refusal → ours for the visitor. */
const REFUSALS = new Map<string, keyof Words>([
  ['error-invalid-email', 'emailWrong'],
  ['error-invalid-email-address', 'emailWrong'],
  ['error-invalid-department', 'departmentWrong'],
  ['error-not-allowed-to-close-conversation', 'endRefused'],
  ['message-length-exceeds-character-limit', 'tooLongRefused'],
  ['room-closed', 'roomClosed'],
  ['unanswered', 'unreachable'],
])

/** What a refusal means to the visitor. */
export function refusal(code: string, words: Words): string {
  const key = REFUSALS.get(code)
  const known = key && words[key]
  if (known) return known
  // The contact is blocked, or chats are switched off: nothing that the visitor could change.
  if (/(-(blocked|disabled|params)|authorized|forbidden)$/.test(code)) return words.unreachable
  const missing = /^Missing required custom fields: (.*)/.exec(code)?.[1]
  return missing
    ? fill(words.fieldsMissing ?? words.refused, { reason: missing })
    : fill(words.refused, { reason: code })
}

/** What an error means to the visitor. This is the only place that turns errors into sentences. */
export function sentence(error: unknown, words: Words): string {
  if (error instanceof RefusedError) return refusal(error.code, words)
  return (error instanceof BlockedError && words.blocked) || `${words.unreachable} ${words.unreachableHint ?? ''}`
}
