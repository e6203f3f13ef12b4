import { backoff } from '../protocol/backoff.ts'
import { ProtocolError, RefusedError, UnavailableError } from '../protocol/errors.ts'
import { pause } from './hope.ts'

/** A request that gets no response this often in a row, while others do, is held back by something on the way. */
const MAX_SILENCES = 3

/**
 * Does a task again and again, with growing pauses, until the server has said yes or no.
 * @param task is told whether an earlier try may have been done without our hearing of it
 * @param signal gives up
 * @param onTrouble told before each pause
 * @param route of the request that the task ends with, when it may be held back by something on the way
 * @throws {RefusedError} the no; `unanswered`: it is held back; and the signal's reason
 */
export async function keepTrying<T>(
  task: (maybeDone: boolean) => Promise<T>,
  signal: AbortSignal,
  onTrouble?: () => void,
  route?: string,
): Promise<T> {
  let maybeDone = false
  let silences = 0
  for (let failures = 1; ; failures++) {
    try {
      return await task(maybeDone)
    } catch (error) {
      if (!(error instanceof UnavailableError || error instanceof ProtocolError)) throw error
      // Where the requests before it get no response either, it is the network.
      silences = route === error.message && 'silent' in error && error.silent ? silences + 1 : 0
      if (silences === MAX_SILENCES) throw new RefusedError('unanswered', 0, '')
      // A server that names the seconds (429) has done nothing, and is taken at its word.
      const wait = error instanceof UnavailableError ? error.wait : 0
      maybeDone ||= !wait
      onTrouble?.()
      await pause(wait || backoff(failures), signal, { heedHope: !wait })
    }
  }
}
