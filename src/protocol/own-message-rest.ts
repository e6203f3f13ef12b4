// What a visitor can do with a message of their own. Errors as in `rest.ts`.
import { record } from './json.ts'
import type { Message } from './message.ts'
import { messageWithId } from './message-rest.ts'
import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'

const segment = encodeURIComponent

/**
 * `PUT livechat/message/<id>`: says it in other words; it keeps its place and is marked as edited.
 * @throws {RefusedError} `error-action-not-allowed`: not theirs, or the workspace does not allow it; `invalid-message`; `invalid-room`
 */
export async function editMessage(server: Server, { rid, token }: RoomKey, id: string, msg: string): Promise<Message> {
  const json = { token, rid, msg }
  return request(server, `livechat/message/${segment(id)}`, { method: 'PUT', json, proof: messageWithId(id) })
}

/**
 * `DELETE livechat/message/<id>`: takes it away, files included; where the workspace shows deletions it becomes one of kind `rm`.
 * @throws {RefusedError} `error-action-not-allowed`; `invalid-message`: not there (any more); `invalid-room`
 */
export async function deleteMessage(server: Server, { rid, token }: RoomKey, id: string): Promise<void> {
  await request(server, `livechat/message/${segment(id)}`, {
    method: 'DELETE',
    json: { token, rid },
    proof: ({ message }) => record(message)['_id'] === id,
  })
}
