// What a visitor can ask about a conversation besides having it, mostly afterwards. Errors as in `rest.ts`.
import { text } from './json.ts'
import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'

/**
 * `POST livechat/transcript`: sends the conversation to an e-mail address, during the chat or after it.
 * @throws {RefusedError} `error-invalid-room`, `error-invalid-visitor`, or the server's sentence when its mail does not work
 */
export async function sendTranscript(server: Server, { rid, token }: RoomKey, email: string): Promise<void> {
  await request(server, 'livechat/transcript', { form: { rid, token, email }, proof: ({ message }) => text(message) })
}

/**
 * `POST livechat/room.survey`: rates a conversation. Items and values are those of the configuration's `survey`; a comment has the name
 * `additionalFeedback`.
 * @throws {RefusedError} `invalid-data`: nothing in it that the server knows; `invalid-room`, `invalid-token`
 */
export async function rateRoom(
  server: Server,
  { rid, token }: RoomKey,
  answers: Record<string, string>,
): Promise<void> {
  const data = Object.entries(answers).map(([name, value]) => ({ name, value }))
  await request(server, 'livechat/room.survey', {
    json: { token, rid, data },
    proof: (answer) => answer['rid'] === rid,
  })
}
