import { RequestError } from '../protocol/errors.ts'
import { keepTrying } from '../session/keep-trying.ts'
import { server } from '../session/server.ts'
import { timesWiped } from '../session/visitor.ts'

let last: Promise<unknown> = Promise.resolve()

/**
 * Makes calls that need the server one after the other, in the order in which the page made them, and until the server has said yes or
 * no. Rocket.Chat's widget says a no on the console and never throws it, and pages rely on that.
 */
export function inTurn(task: () => Promise<unknown> | unknown): void {
  const { signal } = server()
  const before = timesWiped()
  last = last
    // What was asked for before the visitor was logged out or forgotten is not for the next one.
    .then(() => keepTrying(async () => before === timesWiped() && task(), signal))
    .catch((error: unknown) => {
      // The session is over, or somebody else is the visitor: then it is nobody's wish any more.
      if (error instanceof DOMException && error.name === 'AbortError') return
      if (error instanceof RequestError || error instanceof RangeError) complain('error', error.message)
      else throw error
    })
}

export const complain = (how: 'warn' | 'error', sentence: string): void => console[how](`[linnet] ${sentence}`)
