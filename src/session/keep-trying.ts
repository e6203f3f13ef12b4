import { backoff } from '../protocol/backoff.ts'
import { ProtocolError, UnavailableError } from '../protocol/errors.ts'
import { pause } from './hope.ts'

/**
 * Does a task again and again, with growing pauses, until the server has said yes or no.
 * @param task is told whether an earlier try may have been done without our hearing of it
 * @param signal gives up
 * @param onTrouble told before each pause
 * @throws {RefusedError} the no; and the signal's reason
 */
export async function keepTrying<T>(
  task: (maybeDone: boolean) => Promise<T>,
  signal: AbortSignal,
  onTrouble?: () => void,
): Promise<T> {
  let maybeDone = false
  for (let failures = 1; ; failures++) {
    try {
      return await task(maybeDone)
    } catch (error) {
      if (!(error instanceof UnavailableError || error instanceof ProtocolError)) throw error
      // A server that names the seconds (429) has done nothing, and is taken at its word.
      const wait = error instanceof UnavailableError ? error.wait : 0
      maybeDone ||= !wait
      onTrouble?.()
      await pause(wait || backoff(failures), signal, { heedHope: !wait })
    }
  }
}
