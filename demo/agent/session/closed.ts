import { getClosedRooms } from '../../../src/protocol/agent-rooms.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { noteRooms } from './rooms.ts'

/** Ids of conversations that the agent has served and that have ended, newest first. */
export const $closed = fact<readonly string[]>([])

export async function loadClosed(): Promise<void> {
  const rooms = await getClosedRooms(asAgent())
  noteRooms(rooms)
  $closed.set(rooms.map(({ id }) => id))
}
