import { RefusedError } from '../protocol/errors.ts'
import { getVisitorDetails, type VisitorDetails } from '../protocol/visitor-details.ts'
import { keptMessage } from './kept-message.ts'
import { register } from './register.ts'
import { server } from './server.ts'
import { stored, storedKeys } from './storage.ts'
import { $formerTokens, $visitor, asVisitor, currentToken } from './visitor.ts'
import { wholeConversation } from './whole-conversation.ts'
import { $wishes, ELSEWHERE } from './wish.ts'

/** A token of this length is told from another by its ends. */
const LONG = 16

/** The token opens everything, so no more of it is shown than to tell it from another. */
export const shortened = (token: string): string =>
  token.length < LONG ? '…' : `${token.slice(0, 4)}…${token.slice(-4)}`

/**
 * What the server keeps about the visitor; null when it does not know them.
 * @throws {RequestError}
 */
export const askServer = (): Promise<VisitorDetails | null> =>
  getVisitorDetails(asVisitor(), $visitor.get()?.token ?? '').catch((error: unknown) => {
    if (error instanceof RefusedError && error.code === 'invalid-token') return null
    throw error
  })

/** What this browser has stored, by its key, with the token shortened. */
export const inBrowser = (): [key: string, value: unknown][] =>
  storedKeys('')
    .sort()
    .map((key) => [key, withoutTokens(stored(key))])

/** Tokens of the visitor now and before, and those that are needed to finish a farewell. */
const tokens = (): string[] =>
  [currentToken(), ...$formerTokens.get(), ...$wishes.get().map(({ token }) => token)].filter(
    (token) => token && token !== ELSEWHERE,
  )

function withoutTokens(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTokens)
  if (typeof value === 'object' && value)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTokens(one)]))
  return typeof value === 'string' ? tokens().reduce(withoutToken, value) : value
}

/** A page may choose a short one, which many words may have in them. */
const withoutToken = (words: string, token: string): string =>
  words === token || token.length >= LONG ? words.replaceAll(token, shortened(token)) : words

/**
 * The visitor says what is right. A name or address cannot be taken back, only replaced.
 * @throws {RequestError}
 */
export async function correct(name: string, email: string): Promise<void> {
  await register({ name: name.trim() || undefined, email: email.trim() || undefined })
}

/**
 * All of it to take along.
 * @throws {RequestError}
 */
export async function everything(): Promise<unknown> {
  const [details, messages] = await Promise.all([askServer(), wholeConversation()])
  return withoutTokens({
    takenAt: new Date().toISOString(),
    server: { address: server().base, visitor: details?.document, conversation: messages.map(keptMessage) },
    browser: Object.fromEntries(inBrowser()),
  })
}
