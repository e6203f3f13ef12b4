import { computed } from 'nanostores'
import {
  type AgentRoom,
  getAgentRoom,
  getOwnRooms,
  getSubscriptions,
  parseAgentRoom,
  parseSubscription,
  readRoom,
} from '../../../src/protocol/agent-rooms.ts'
import { record } from '../../../src/protocol/json.ts'
import { inBackground } from '../../../src/session/background.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'

/** Every room that has been seen, by id: the agent's own, and those they have looked into. */
export const $rooms = fact<Record<string, AgentRoom>>({})

/** How much is unread in each of the agent's own rooms; a room that is not in here is not theirs (any more). */
export const $unread = fact<Record<string, number>>({})

/** The agent's own conversations, the liveliest first. */
export const $conversations = computed([$rooms, $unread], (rooms, unread) =>
  Object.keys(unread)
    .flatMap((rid) => rooms[rid] ?? [])
    .filter(({ open }) => open)
    .sort((a, b) => b.lastAt - a.lastAt),
)

export async function loadConversations(): Promise<void> {
  const [rooms, subscriptions] = await Promise.all([getOwnRooms(asAgent()), getSubscriptions(asAgent())])
  noteRooms(rooms)
  $unread.set(Object.fromEntries(subscriptions.map(({ rid, unread }) => [rid, unread])))
}

/** One room, whoever serves it. */
export const loadRoom = async (rid: string): Promise<void> => noteRooms([await getAgentRoom(asAgent(), rid)])

export const noteRooms = (rooms: readonly AgentRoom[]): void =>
  $rooms.set({ ...$rooms.get(), ...Object.fromEntries(rooms.map((room) => [room.id, room])) })

export function hearRoom([action, room]: unknown[]): void {
  if (action !== 'removed' && record(room)['t'] === 'l') noteRooms([parseAgentRoom(room)])
}

export function hearSubscription([action, value]: unknown[]): void {
  const subscription = parseSubscription(value)
  if (!subscription) return
  const { [subscription.rid]: _, ...others } = $unread.get()
  $unread.set(action === 'removed' ? others : { ...others, [subscription.rid]: subscription.unread })
  // The server tells of the room as well, but not always, and not always first.
  if (action === 'inserted' && !$rooms.get()[subscription.rid]) inBackground(loadRoom(subscription.rid))
}

/** Everything in the room has been seen. */
export async function markRead(rid: string): Promise<void> {
  if (!$unread.get()[rid]) return
  $unread.set({ ...$unread.get(), [rid]: 0 })
  await readRoom(asAgent(), rid)
}
