import { sendTranscript } from '../protocol/afterwards-rest.ts'
import { $endedRoom, $room } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/**
 * Sends a copy of the conversation on screen to an e-mail address.
 * @throws {RequestError}
 */
export async function mailTranscript(email: string): Promise<void> {
  const room = $room.get() ?? $endedRoom.get()
  const token = $visitor.get()?.token
  if (room && token) await sendTranscript(asVisitor(), { rid: room.id, token }, email)
}
