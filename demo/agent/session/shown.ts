import { computed } from 'nanostores'
import { fact } from './fact.ts'
import { $queue } from './queue.ts'
import { $rooms, $unread } from './rooms.ts'

/** The room whose conversation is on screen; empty for none. */
export const $shownId = fact('')

export const $shown = computed([$rooms, $shownId], (rooms, id) => rooms[id])

/** What the agent is to this room: they serve it, could take it, or only look on; or it is over. */
export const $standing = computed([$shown, $unread, $queue], (room, unread, queue) => {
  if (room && !room.open) return 'over'
  if (room && room.id in unread) return 'own'
  return queue.some(({ rid }) => rid === room?.id) ? 'waiting' : 'other'
})

export const showRoom = (rid: string): void => $shownId.set(rid)

export const hideRoom = (): void => $shownId.set('')
