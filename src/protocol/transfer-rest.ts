import { RequestError } from './errors.ts'
import { record } from './json.ts'
import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'

/**
 * `POST livechat/visitor/department.transfer` (8.x), `POST livechat/room.transfer` (6.x and 7.x): passes the visitor's conversation to
 * another department. Version 8 answers `success: true` alone, so there is no other proof.
 *
 * @param department id
 * @throws {RefusedError} `error-invalid-room`, `This_conversation_is_already_closed`, `error-invalid-department`,
 *   `error-forwarding-chat-same-department`, `error-no-agents-online-in-department` (6.x and 7.x),
 *   `error-no-agents-available-for-service-on-department` (8.x), `error-transfering-chat`
 */
export async function transferRoom(server: Server, { rid, token }: RoomKey, department: string): Promise<void> {
  const form = { rid, token, department }
  try {
    await request(server, 'livechat/visitor/department.transfer', { form, proof: () => true })
  } catch (error) {
    if (!(error instanceof RequestError && 'status' in error && error.status === 404)) throw error
    await request(server, 'livechat/room.transfer', { form, proof: ({ room }) => record(room)['_id'] === rid })
  }
}
