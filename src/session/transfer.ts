import { ProtocolError, RefusedError } from '../protocol/errors.ts'
import { transferRoom } from '../protocol/transfer-rest.ts'
import { refresh } from './refresh.ts'
import { $room } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/**
 * Passes the open conversation to a department. Its history stays.
 * @returns false when there is no conversation
 * @throws {RequestError} nobody is there, or the server does not allow it
 */
export async function transfer(department: string): Promise<boolean> {
  const room = $room.get()
  const token = $visitor.get()?.token
  if (!room || !token) return false
  // It may have been done by a request whose answer was lost.
  await transferRoom(asVisitor(), { rid: room.id, token }, department).catch((error: unknown) => {
    if (!(error instanceof RefusedError && error.code === 'error-forwarding-chat-same-department')) throw error
  })
  await refresh()
  const now = $room.get()
  // A bare yes may be a proxy's; a conversation that has moved is the proof. A department can pass it on to its fallback.
  if (now && now.department === room.department && now.department !== department) throw new ProtocolError(department)
  return true
}
