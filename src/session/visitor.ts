import { makeToken } from '../protocol/id.ts'
import { record, text } from '../protocol/json.ts'
import type { Server } from '../protocol/request.ts'
import { type Registration, registerVisitor } from '../protocol/rest.ts'
import type { Visitor } from '../protocol/visitor.ts'
import { storedFact } from './fact.ts'
import { exclusively } from './lock.ts'
import { server } from './server.ts'
import { rereadStorage } from './storage.ts'

/** Who is in front of the screen. Null until they have sent something, submitted a form, or the page has said who they are. */
export const $visitor = storedFact<Visitor | null>('visitor', (value) => {
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
})

let scope = new AbortController()
let mine = server(scope.signal)
let token = ''

/** Begins with whoever an earlier page knew. @returns ends every request in the visitor's name */
export function startVisitor(): () => void {
  renewScope()
  const stop = $visitor.listen((visitor) => {
    if ((visitor?.token ?? '') !== token) renewScope()
  })
  return () => {
    stop()
    scope.abort()
  }
}

function renewScope(): void {
  token = $visitor.get()?.token ?? ''
  scope.abort()
  scope = new AbortController()
  mine = server(scope.signal)
}

/** The server, for requests in the present visitor's name: they end when somebody else is the visitor, or nobody. */
export const asVisitor = (): Server => mine

/** True once the server has answered a registration. */
export const isRegistered = (): boolean => !!$visitor.get()?.id

/**
 * The visitor's token, made now if there is none. It is written down before it is ever sent: were the answer to a registration lost,
 * nobody could delete what had been registered.
 */
export function visitorToken(wanted = token || makeToken()): string {
  if (wanted !== token) $visitor.set({ id: '', token: wanted, name: '', username: '', email: '', department: '' })
  return wanted
}

/** Registers the visitor, or updates them. Of tabs that do so at the same time the second uses the token of the first. */
export const register = (details: Partial<Registration> = {}): Promise<Visitor> =>
  exclusively('register', async () => {
    rereadStorage()
    const mine = visitorToken(details.token)
    const visitor = await registerVisitor(asVisitor(), { ...details, token: mine })
    $visitor.set(visitor)
    return visitor
  })

/** The server says who has this token. */
export const adoptVisitor = (visitor: Visitor): void => $visitor.set(visitor)

/** The server does not know the visitor any more; whoever goes on writing is a new one. */
export const replaceVisitor = (): string => visitorToken(makeToken())

/** From here on nobody is in front of the screen; requests in their name are ended. */
export const dropVisitor = (): void => $visitor.set(null)
