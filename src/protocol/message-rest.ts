// What a visitor can say and read in a room. Errors as in `rest.ts`.
import type { Proof } from './answer.ts'
import { type Message, parseMessage, parseMessages } from './message.ts'
import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'

const segment = encodeURIComponent

/** The answer holds the message with this id. */
export const messageWithId =
  (id: string): Proof<Message> =>
  ({ message }) => {
    const parsed = parseMessage(message)
    return parsed.id === id && parsed
  }

/**
 * `POST livechat/message`: says something in an open room. The `id` is the sender's choice; the same id again is stored once.
 *
 * @returns the message as the server stored it; for an id that was there already (8.7 and later) the first one
 * @throws {RefusedError}
 *   `room-closed`, `invalid-room`, `invalid-token`; `message-length-exceeds-character-limit`;
 *   `Cannot convert undefined or null to object` (6.x and 7.x): a message with this id exists
 */
export const postMessage = (server: Server, { rid, token }: RoomKey, id: string, msg: string): Promise<Message> =>
  request(server, 'livechat/message', { form: { token, rid, msg, _id: id }, proof: messageWithId(id) })

/**
 * `GET livechat/message/<id>`: one message of the room, open or closed.
 * @throws {RefusedError} `invalid-message`: not in this room; `invalid-room`; `invalid-token`
 */
export const getMessage = (server: Server, { rid, token }: RoomKey, id: string): Promise<Message> =>
  request(server, `livechat/message/${segment(id)}`, { query: { token, rid }, proof: messageWithId(id) })

/**
 * `GET livechat/messages.history/<rid>`: messages of a room, open or closed, newest first, system messages included.
 * @param page `limit`: how many (default 50); `before`: only those older than this server time in milliseconds
 * @throws {RefusedError} `invalid-room`, `invalid-token`
 */
export async function getHistory(
  server: Server,
  { rid, token }: RoomKey,
  { limit = 50, before }: { limit?: number; before?: number | undefined } = {},
): Promise<Message[]> {
  const end = before && new Date(before).toISOString()
  return request(server, `livechat/messages.history/${segment(rid)}`, {
    query: { token, limit, end },
    proof: ({ messages }) => Array.isArray(messages) && parseMessages(messages),
  })
}
