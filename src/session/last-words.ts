import { RefusedError } from '../protocol/errors.ts'
import { getMessage, postMessage } from '../protocol/message-rest.ts'
import { openRoom } from '../protocol/room-rest.ts'
import type { Visitor } from '../protocol/visitor.ts'
import { keepTrying } from './keep-trying.ts'
import type { Outgoing } from './outbox.ts'
import { server } from './server.ts'

/** They are tried for this long, in milliseconds. */
const PATIENCE_MS = 5000

/**
 * Sends what a visitor who has logged out had not sent, from memory alone.
 * @param rid their open room; empty for none
 * @returns how many messages were not sent
 */
export async function sendLastWords(
  words: readonly Outgoing[],
  { id: visitorId, token }: Visitor,
  rid = '',
): Promise<number> {
  const there = server(AbortSignal.any([server().signal, AbortSignal.timeout(PATIENCE_MS)]))
  let openRid = rid
  const send = async ({ id, text, rid: meant }: Outgoing): Promise<unknown> => {
    // What was said to one team is not for another.
    if (meant && meant !== rid) throw new RefusedError('room-closed', 0, meant)
    openRid ||= (await openRoom(there, token)).id
    const key = { rid: openRid, token }
    return postMessage(there, key, id, text).catch((error: unknown) => {
      // An earlier try may have arrived; 6.x and 7.x answer an id that they know with the text of a crash.
      if (error instanceof RefusedError) return getMessage(there, key, id)
      throw error
    })
  }
  let unsent = 0
  for (const outgoing of words) {
    const tries = outgoing.state !== 'failed' && visitorId
    await (tries ? keepTrying(() => send(outgoing), there.signal) : Promise.reject()).catch(() => unsent++)
  }
  return unsent
}
