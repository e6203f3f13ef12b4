import { record, text } from '../protocol/json.ts'
import type { Message } from '../protocol/message.ts'
import type { Room } from '../protocol/room.ts'
import { openRoom } from '../protocol/room-rest.ts'
import { consented } from './consent.ts'
import { emit } from './events.ts'
import { fact, storedFact } from './fact.ts'
import { $messages, forgetMessages, receiveMessages } from './messages.ts'
import { registeredVisitor } from './registered-visitor.ts'
import { shared } from './shared.ts'
import { $site } from './site.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** The open room; null while no conversation is live. */
export const $room = storedFact<Room | null>(
  'room',
  (value) => {
    const { id, department } = record(value)
    return text(id) ? { id: text(id), department: text(department) } : null
  },
  'conversation',
)

/** The room of the conversation that has just ended in this page, until a new one begins; its history can still be read. */
export const $endedRoom = fact<Room | null>(null, 'conversation')

/** The room whose conversation is on screen. */
export const roomOnScreen = (): Room | null => $room.get() ?? $endedRoom.get()

/** Takes in what was said in the conversation on screen; an answer may come when the visitor has gone on to the next one. */
export function hearMessages(messages: readonly Message[]): void {
  const id = roomOnScreen()?.id
  receiveMessages(messages.filter(({ rid }) => rid === id))
}

/**
 * The open room, begun now if there is none, as soon as the visitor has agreed where they must.
 * @param signal gives up waiting for that
 */
export async function liveRoom(signal: AbortSignal): Promise<Room> {
  if (!$room.get()) await consented(signal)
  return $room.get() ?? beginOnce()
}

const beginOnce = shared(async () => {
  const { token } = await registeredVisitor()
  const room = await openRoom(asVisitor(), token, $site.get().agent?.id)
  enterRoom(room)
  if (room.isNew) emit('start', undefined)
  return room
})

/** The server says which room is open. */
export const enterRoom = ({ id, department }: Room): void => $room.set({ id, department })

/** The conversation is over, whoever ended it. */
export function endRoom(id: string): void {
  const room = $room.get()
  if (room?.id !== id) return
  // One of which nothing was shown in this page is over for good: a finished conversation does not come back after a reload.
  if ($messages.get().length) $endedRoom.set(room)
  $room.set(null)
}

/** Another tab has learned that the conversation is over, or that the next one has begun. */
$room.listen((room, before) => {
  if (room) {
    forgetMessages(room.id)
    $endedRoom.set(null)
  } else if (before && !$endedRoom.get() && $visitor.get() && $messages.get().length) $endedRoom.set(before)
})

/** A closing message may come on the stream, in the history or from another tab. */
$messages.listen((messages) => {
  const closing = messages.find(({ kind, rid }) => kind === 'livechat-close' && rid === $room.get()?.id)
  if (closing) endRoom(closing.rid)
})

/** The visitor is done with the conversation that has ended. */
export function leaveEndedRoom(): void {
  if ($endedRoom.get()) forgetMessages()
  $endedRoom.set(null)
}
