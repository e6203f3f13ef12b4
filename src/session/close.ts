import { RefusedError, UnavailableError } from '../protocol/errors.ts'
import { closeRoom, type RoomKey } from '../protocol/room-rest.ts'
import { fact } from './fact.ts'
import { server } from './server.ts'

/** The server has said that only the team ends conversations here. */
export const $closingRefused = fact(false)

/** There is nothing left to close. */
const OVER = ['room-closed', 'invalid-room', 'invalid-token']

/**
 * Closes a room; one that is closed already is as good.
 * @returns false when visitors may not close conversations here
 * @throws {UnavailableError} for every other reason: it may succeed later
 */
export async function close(key: RoomKey): Promise<boolean> {
  try {
    await closeRoom(server(), key)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    if (error.code === 'error-not-allowed-to-close-conversation') {
      $closingRefused.set(true)
      return false
    }
    if (!OVER.includes(error.code)) throw new UnavailableError(error.code)
  }
  return true
}
