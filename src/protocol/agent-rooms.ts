// Which conversations there are, as an agent sees them. Every function rejects with the errors of `request`.
import { parseRoomMessages, type RoomMessage } from './agent-messages.ts'
import { type AgentServer, requestAs } from './agent-request.ts'
import { ProtocolError } from './errors.ts'
import { type Json, list, record, text, time } from './json.ts'
import type { Person } from './message.ts'

/** A visitor's conversation. */
export interface AgentRoom {
  id: string
  visitor: Person
  /** `online`, `away`, `busy`, `offline`, or empty when the server does not say. */
  visitorStatus: string
  /** Department id; empty for none. */
  department: string
  /** Who serves it; null while it waits. */
  servedBy: Person | null
  open: boolean
  tags: string[]
  /** What was written into custom fields of the room, by the field's key. */
  fields: Record<string, string>
  /** When it began, when the last thing was said, when it ended: server time in milliseconds, 0 for never. */
  at: number
  lastAt: number
  closedAt: number
  /** The last words, without their form; empty when a system message came last. */
  lastWords: string
  /** The last message; null when the server does not keep it. */
  lastMessage: RoomMessage | null
}

/** @throws {ProtocolError} without an id there is no room */
export function parseAgentRoom(value: unknown): AgentRoom {
  const room = record(value)
  const id = text(room['_id'])
  if (!id) throw new ProtocolError('room')
  const visitor = record(room['v'])
  const at = time(room['ts'])
  return {
    id,
    visitor: { ...person(visitor), name: text(room['fname']) || person(visitor).name },
    visitorStatus: text(visitor['status']),
    department: text(room['departmentId']),
    servedBy: room['servedBy'] ? person(record(room['servedBy'])) : null,
    open: room['open'] === true,
    tags: list(room['tags']).map(text),
    fields: texts(record(room['livechatData'])),
    at,
    lastAt: time(room['lm']) || at,
    closedAt: time(room['closedAt']),
    lastWords: lastWordsOf(room),
    lastMessage: lastMessageOf(room),
  }
}

const person = (user: Json): Person => {
  const username = text(user['username'])
  return { id: text(user['_id']), name: text(user['name']) || username, username }
}

/** Custom fields (`livechatData`) by their name; numbers and switches become words. */
export const texts = (values: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))

export const lastMessageOf = (holder: Json): RoomMessage | null => parseRoomMessages([holder['lastMessage']])[0] ?? null

/** A room or an inquiry carries its last message, where the server is set to keep it; system messages say nothing by themselves. */
export const lastWordsOf = (holder: Json): string => {
  const message = record(holder['lastMessage'])
  return message['t'] ? '' : text(message['msg']) || text(record(list(message['attachments'])[0])['title'])
}

/** Visitors' rooms of a list that may hold others too; what makes no sense is left out. */
const parseAgentRooms = (value: unknown): AgentRoom[] =>
  list(value)
    .filter((room) => record(room)['t'] === 'l' && record(room)['_id'])
    .map(parseAgentRoom)

/** `GET rooms.get`: the conversations that the agent is in. */
export async function getOwnRooms(agent: AgentServer): Promise<AgentRoom[]> {
  return parseAgentRooms((await requestAs(agent, 'rooms.get'))['update'])
}

/**
 * `GET rooms.info`: one conversation, open or closed.
 * @throws {RefusedError} `error-room-not-found`; `not-allowed`: not theirs to see
 */
export async function getAgentRoom(agent: AgentServer, roomId: string): Promise<AgentRoom> {
  return parseAgentRoom((await requestAs(agent, 'rooms.info', { query: { roomId } }))['room'])
}

/**
 * `GET livechat/rooms`: the conversations that the agent has served and that have ended, newest first.
 * @throws {RefusedError} `unauthorized` (403): without the permission `view-l-room`
 */
export async function getClosedRooms(agent: AgentServer, count = 25): Promise<AgentRoom[]> {
  const query = { 'agents[]': agent.userId, open: 'false', sort: '{"closedAt":-1}', count }
  return parseAgentRooms((await requestAs(agent, 'livechat/rooms', { query }))['rooms'])
}

/** What an agent has not read in a room. */
export interface Subscription {
  rid: string
  unread: number
}

/** `undefined` for a subscription to something else than a visitor's room. */
export function parseSubscription(value: unknown): Subscription | undefined {
  const subscription = record(value)
  const rid = text(subscription['rid'])
  if (!rid || (subscription['t'] && subscription['t'] !== 'l')) return undefined
  return { rid, unread: Number(subscription['unread']) || 0 }
}

/** `GET subscriptions.get`: the unread counts of the agent's conversations. */
export async function getSubscriptions(agent: AgentServer): Promise<Subscription[]> {
  return list((await requestAs(agent, 'subscriptions.get'))['update']).flatMap((item) => parseSubscription(item) ?? [])
}

/** `POST subscriptions.read`: everything in the room has been seen. */
export async function readRoom(agent: AgentServer, rid: string): Promise<void> {
  await requestAs(agent, 'subscriptions.read', { json: { rid } })
}
