import { RefusedError } from '../protocol/errors.ts'
import { toJson } from '../protocol/json.ts'
import { getVisitorDetails, type VisitorDetails } from '../protocol/visitor-details.ts'
import { keptMessage } from './kept-message.ts'
import { register } from './register.ts'
import { server } from './server.ts'
import { stored, storedKeys } from './storage.ts'
import { $visitor, asVisitor } from './visitor.ts'
import { wholeConversation } from './whole-conversation.ts'

/** The token opens everything, so no more of it is shown than to tell it from another. */
export const shortened = (token: string): string => `${token.slice(0, 4)}…${token.slice(-4)}`

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
    .map((key) => [key, withoutToken(stored(key))])

function withoutToken<T>(value: T): T {
  const token = $visitor.get()?.token
  return token ? JSON.parse(toJson(value).replaceAll(token, shortened(token))) : value
}

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
export async function everything(): Promise<object> {
  const [details, messages] = await Promise.all([askServer(), wholeConversation()])
  return withoutToken({
    takenAt: new Date().toISOString(),
    server: { address: server().base, visitor: details?.document, conversation: messages.map(keptMessage) },
    browser: Object.fromEntries(inBrowser()),
  })
}
