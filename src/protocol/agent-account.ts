// Who an agent is and whether they can be given conversations. Every function rejects with the errors of `request`.
import { type AgentServer, agentVerdict, requestAs } from './agent-request.ts'
import { ProtocolError } from './errors.ts'
import { list, record, text } from './json.ts'
import { request, type Server } from './request.ts'

export type Presence = 'online' | 'away' | 'busy' | 'offline'

export interface Account {
  id: string
  username: string
  /** Never empty: the username stands in for a missing name. */
  name: string
  presence: Presence
  /** Whether conversations may be given to them; empty for somebody who is no agent. */
  service: Service | ''
}

export type Service = 'available' | 'not-available'

const PRESENCES: Presence[] = ['offline', 'online', 'away', 'busy']

/** @throws {ProtocolError} without an id and a username there is nobody */
function parseAccount(value: unknown): Account {
  const user = record(value)
  const id = text(user['_id'])
  const username = text(user['username'])
  if (!id || !username) throw new ProtocolError('account')
  const isAgent = list(user['roles']).includes('livechat-agent')
  return {
    id,
    username,
    name: text(user['name']) || username,
    presence: PRESENCES.find((presence) => presence === user['status']) ?? 'offline',
    service: isAgent ? (user['statusLivechat'] === 'available' ? 'available' : 'not-available') : '',
  }
}

/** The news of `stream-notify-logged`, `user-status`: whose presence it is, and what it is now. It travels as a number. */
export const parsePresence = (value: unknown): { userId: string; presence: Presence } => {
  const [userId, , presence] = list(value)
  return { userId: text(userId), presence: PRESENCES[Number(presence)] ?? 'offline' }
}

export interface SignIn {
  account: Account
  authToken: string
}

/**
 * `POST login`: signs in with the password, and with the one-time code where the account has a second factor.
 *
 * @throws {RefusedError}
 *   `Unauthorized`, in version 9 `unauthorized` (401): the name or the password is wrong;
 *   `totp-required`: the account has a second factor, ask again with its code;
 *   `totp-invalid`: that was not the code
 */
export async function signIn(server: Server, user: string, password: string, code?: string): Promise<SignIn> {
  return request(server, 'login', {
    json: { user, password, ...(code && { code }) },
    verdict: agentVerdict,
    proof: ({ data }) => {
      const authToken = text(record(data)['authToken'])
      return authToken && { account: parseAccount(record(data)['me']), authToken }
    },
  })
}

/** `POST logout`: the login ends, here and for whoever else holds its token. */
export async function signOut(agent: AgentServer): Promise<void> {
  await requestAs(agent, 'logout', { method: 'POST' })
}

/**
 * `GET me`: the account behind the login.
 * @throws {RefusedError} status 401: the login has ended
 */
export async function getAccount(agent: AgentServer): Promise<Account> {
  return parseAccount(await requestAs(agent, 'me'))
}

/**
 * `POST users.setStatus`: what others see beside the name. An agent who is `offline` is given nothing; one who is `away` only where the
 * server allows it.
 * @throws {RefusedError} `error-status-not-allowed`: here nobody may look offline; `error-not-allowed`: here nobody chooses
 */
export async function setPresence(agent: AgentServer, status: Presence): Promise<void> {
  await requestAs(agent, 'users.setStatus', { json: { status } })
}

/**
 * `POST livechat/agent.status`: begins or stops to be given conversations. Those that are open stay.
 *
 * @returns what it is now
 * @throws {RefusedError}
 *   `Agent not found` (404): this account is no agent;
 *   `error-business-hours-are-closed`: outside of the hours that the team has set;
 *   `error-user-deactivated`
 */
export async function setService(agent: AgentServer, status: Service): Promise<Service> {
  const answer = await requestAs(agent, 'livechat/agent.status', { json: { status } })
  return answer['status'] === 'available' ? 'available' : 'not-available'
}
