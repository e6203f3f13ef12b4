import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/**
 * Breaks a connection in the middle of an exchange. A browser silently asks again when a connection that it has used before dies
 * without a byte, so the page would never notice; after bytes that are no HTTP it gives up at once, like any client.
 */
export function breakOff({ incoming, outgoing }: HttpBindings): Response {
  outgoing.destroyed || incoming.socket.end('the connection broke\r\n', () => incoming.socket.destroy())
  return RESPONSE_ALREADY_SENT
}
