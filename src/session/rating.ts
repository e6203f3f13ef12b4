import { rateRoom } from '../protocol/afterwards-rest.ts'
import { $endedRoom, $room } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/**
 * Rates the conversation on screen. A comment is called `additionalFeedback`.
 * @throws {RequestError}
 */
export async function rateConversation(answers: Record<string, string>): Promise<void> {
  const room = $room.get() ?? $endedRoom.get()
  const token = $visitor.get()?.token
  if (room && token) await rateRoom(asVisitor(), { rid: room.id, token }, answers)
}
