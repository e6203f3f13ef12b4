import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { changePresence } from '../agents/agents.ts'
import { type Login, openSession, whoIs } from '../agents/users.ts'
import { history } from '../messages/history.ts'
import { postAsUser } from '../messages/post.ts'
import { MeteorError } from '../refusals.ts'
import { mayEnter } from '../rooms/access.ts'
import { markRead, subscriptionOf } from '../rooms/subscriptions.ts'
import { now } from '../workspace/clock.ts'
import type { Generation, Room, User, Workspace } from '../workspace/workspace.ts'
import type { Credentials } from './access.ts'
import { type } from './typing.ts'

/** What a method may know and change of the connection that calls it. */
export interface Caller {
  workspace: Workspace
  user: User | undefined
  /** The visitor whose going offline is noticed, up to 7.x. */
  visitorToken: string | undefined
}

type Method = (caller: Caller, params: unknown[], sender: unknown) => unknown

const notAllowed = (): MeteorError => new MeteorError('error-not-allowed', 'Not allowed')

function me({ user }: Caller): User {
  if (!user) throw new MeteorError('error-invalid-user', 'Invalid user')
  return user
}

function enter(caller: Caller, rid: unknown): Room {
  const room = caller.workspace.rooms.get(String(rid))
  if (!room || !mayEnter(caller.workspace, me(caller), room)) throw notAllowed()
  return room
}

function login(caller: Caller, [given]: unknown[]): unknown {
  const { workspace } = caller
  const { resume, ...rest } = given as Login
  caller.user = whoIs(workspace, given as Login)
  if (!caller.user)
    throw new MeteorError(
      '403',
      resume ? "You've been logged out by the server. Please log in again." : 'User not found',
    )
  const token = resume ?? openSession(workspace, caller.user)
  const tokenExpires = new Date(now(workspace).getTime() + 90 * 86_400_000)
  return { id: caller.user._id, token, tokenExpires, type: 'password' in rest ? 'password' : 'resume' }
}

function loadHistory(caller: Caller, [rid, end, limit]: unknown[]): unknown {
  const room = enter(caller, rid)
  const until = end instanceof Date ? end : undefined
  const messages = history(caller.workspace, room._id, { limit: Number(limit ?? 20), end: until })
  return { messages, unreadNotLoaded: 0 }
}

function sendMessage(caller: Caller, [given]: unknown[]): unknown {
  const { rid, msg = '', _id } = given as { rid?: string; msg?: string; _id?: string }
  const room = enter(caller, rid)
  if (!room.open)
    throw new MeteorError('error-action-not-allowed', 'You can not send messages because the room is closed')
  return postAsUser(caller.workspace, room, me(caller), { msg, _id })
}

function readMessages(caller: Caller, [rid]: unknown[]): void {
  const subscription = subscriptionOf(caller.workspace, String(rid), me(caller)._id)
  if (subscription) markRead(caller.workspace, subscription)
}

const turn =
  (status: UserStatus): Method =>
  (caller) =>
    changePresence(caller.workspace, me(caller), status)

const methods: Record<string, Method> = {
  login,
  logout: (caller) => {
    caller.user = undefined
  },
  'stream-notify-room': ({ workspace, user }, params, sender) =>
    type(sender, { workspace, user, credentials: {} as Credentials }, params),
  loadHistory,
  sendMessage,
  readMessages,
  'UserPresence:online': turn(UserStatus.ONLINE),
  'UserPresence:away': turn(UserStatus.AWAY),
  'livechat:setUpConnection': (caller, [given]) => {
    caller.visitorToken = String((given as Credentials | undefined)?.token)
  },
}

/** Removed in 8.0, together with the last of its family. */
const untilSeven = new Set(['livechat:setUpConnection'])

export function findMethod(name: string, generation: Generation): Method {
  const method = untilSeven.has(name) && generation >= 8 ? undefined : methods[name]
  if (!method || !Object.hasOwn(methods, name)) throw new MeteorError('404', `Method '${name}' not found`)
  return method
}
