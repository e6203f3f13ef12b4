import { makeToken } from '../protocol/id.ts'
import { list, record, text } from '../protocol/json.ts'
import type { Server } from '../protocol/request.ts'
import type { Visitor } from '../protocol/visitor.ts'
import { storedFact } from './fact.ts'
import { exclusively } from './lock.ts'
import { server } from './server.ts'
import { onStored, rereadStorage } from './storage.ts'

const parseStored = (value: unknown): Visitor | null => {
  const { id, token, name, username, email, department } = record(value)
  if (!text(token)) return null
  return {
    id: text(id),
    token: text(token),
    name: text(name),
    username: text(username),
    email: text(email),
    department: text(department),
  }
}

/** Who is in front of the screen. Null until they have sent something, submitted a form, or the page has said who they are. */
export const $visitor = storedFact('visitor', parseStored)

/** Tokens that were the visitor's before. The server may know them until they are deleted. */
export const $formerTokens = storedFact<readonly string[]>('visitor:before', (value) =>
  list(value).flatMap((one) => text(one) || []),
)

let scope = new AbortController()
let mine = server(scope.signal)
let token = ''

/** Begins with whoever an earlier page knew. @returns ends every request in the visitor's name */
export function startVisitor(): () => void {
  openScope()
  const stops = [$visitor.listen(followToken), onStored((key) => key || startOver())]
  return () => {
    for (const stop of stops) stop()
    scope.abort()
  }
}

let wipes = 0

/** How often everything that was known was thrown away. What was begun before does not go on. */
export const timesWiped = (): number => wipes

function startOver(): void {
  wipes++
  openScope()
}

export const currentToken = (): string => $visitor.get()?.token ?? ''

function followToken(): void {
  // What was begun in nobody's name goes on in that of whoever comes.
  if (!token) token = currentToken()
  if (currentToken() !== token) openScope()
}

function openScope(): void {
  token = currentToken()
  scope.abort()
  scope = new AbortController()
  mine = server(scope.signal)
}

/** The server, for requests in the present visitor's name: they end when somebody else is the visitor, or nobody. */
export function asVisitor(): Server {
  // A listener that has just made a visitor is here before the listeners of that news are.
  followToken()
  return mine
}

/** True once the server has answered a registration. */
export const isRegistered = (): boolean => !!$visitor.get()?.id

/**
 * The visitor's token, made now if there is none. It is written down before it is ever sent: were the answer to a registration lost,
 * nobody could delete what had been registered.
 */
export function visitorToken(wanted = currentToken() || makeToken()): string {
  if (wanted !== currentToken()) {
    keepToken()
    $visitor.set(parseStored({ token: wanted }))
  }
  return wanted
}

/** Another token follows. */
function keepToken(): void {
  if (currentToken()) $formerTokens.set([...new Set([...$formerTokens.get(), currentToken()])])
}

/** Does a task while no tab registers or deletes whoever has this token: of two such requests under way, either could be carried out last. */
export const alone = <T>(token: string, task: () => Promise<T>): Promise<T> =>
  exclusively(`register:${token.slice(0, 8)}`, task)

/**
 * The server says who has a token.
 * @param asked the token that it was asked about; whoever is not the visitor any more, in whatever tab, does not come back by this
 */
export function adoptVisitor(visitor: Visitor, asked: string): void {
  rereadStorage()
  if (currentToken() !== asked) return
  if (visitor.token !== asked) {
    keepToken()
    // It is the same person: what they have begun goes on.
    token = visitor.token
  }
  $visitor.set(visitor)
}

/** From here on nobody is in front of the screen; requests in their name are ended. */
export const dropVisitor = (): void => $visitor.set(null)
