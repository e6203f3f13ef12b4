import { atom } from 'nanostores'
import * as protocol from '../../../src/protocol/agent-account.ts'
import type { AgentServer } from '../../../src/protocol/agent-request.ts'
import { RefusedError, RequestError } from '../../../src/protocol/errors.ts'
import type { Person } from '../../../src/protocol/message.ts'
import { type Login, storedLogin, storeLogin } from './login-storage.ts'
import { serverAddress } from './server.ts'

/** Who is signed in. */
export const $account = atom<protocol.Account | null>(null)

/** `resuming`: it is not known yet whether the login of an earlier page still holds. `expired`: it does not, or not any more. */
export const $arrival = atom<'resuming' | 'unreachable' | 'out' | 'expired' | 'in'>('resuming')

let agent: (AgentServer & { readonly end: AbortController }) | undefined

/** The server, in the name of who is signed in. */
export function asAgent(): AgentServer {
  if (!agent) throw new Error('Nobody is signed in.')
  return agent
}

/** Rooms often know their agent by username alone; the one at this desk we know better. */
export function nameOf({ id, name }: Person): string {
  const account = $account.get()
  return id === account?.id ? account.name : name
}

/** Takes up the login of an earlier page, if there is one. */
export async function resumeLogin(): Promise<void> {
  const login = storedLogin()
  if (!login) return $arrival.set('out')
  $arrival.set('resuming')
  try {
    enter(login, await protocol.getAccount(withLogin(login)))
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    if (error instanceof RefusedError) leave('expired')
    else $arrival.set('unreachable')
  }
}

/** @throws {RequestError} then nobody is signed in */
export async function signIn(user: string, password: string, code?: string): Promise<void> {
  const server = { base: serverAddress(), signal: new AbortController().signal }
  const { account, authToken } = await protocol.signIn(server, user, password, code)
  enter({ userId: account.id, authToken }, account)
}

/** Signs out at once here; the server is told, and if it cannot be reached the login ends there by itself some day. */
export function signOut(): void {
  if (!agent) return
  // The requests of this login end with it, except this last one.
  const last = { ...agent, signal: AbortSignal.timeout(10_000) }
  protocol.signOut(last).catch(() => {})
  leave('out')
}

function enter(login: Login, account: protocol.Account): void {
  agent = withLogin(login)
  storeLogin(login)
  $account.set(account)
  $arrival.set('in')
}

function leave(how: 'out' | 'expired'): void {
  agent?.end.abort()
  agent = undefined
  storeLogin(null)
  $account.set(null)
  $arrival.set(how)
}

function withLogin({ userId, authToken }: Login): AgentServer & { readonly end: AbortController } {
  const end = new AbortController()
  const onSignedOut = (): void => {
    if (agent?.end === end) leave('expired')
  }
  return { base: serverAddress(), signal: end.signal, userId, authToken, onSignedOut, end }
}
