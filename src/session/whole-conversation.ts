import type { Message } from '../protocol/message.ts'
import { getHistory } from '../protocol/message-rest.ts'
import { isShown } from './conversation.ts'
import { $endedRoom, $room } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** More than anybody writes; the server gives as many as it is asked for. */
const ALL = 100_000

/** Everything that was said in the room on screen, oldest first, without what a visitor does not get to see. */
export async function wholeConversation(): Promise<Message[]> {
  const room = $room.get() ?? $endedRoom.get()
  const token = $visitor.get()?.token
  if (!room || !token) return []
  const messages = await getHistory(asVisitor(), { rid: room.id, token }, { limit: ALL })
  return messages.reverse().filter(isShown)
}
