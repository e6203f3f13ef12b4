// What a visitor can ask about a room. Errors as in `rest.ts`.
import { request, type Server } from './request.ts'
import { parseRoom, type Room } from './room.ts'

/** The room and the token that opens it. */
export interface RoomKey {
  rid: string
  token: string
}

/**
 * `GET livechat/room`: the visitor's open room, or a **new** one: this request writes, so make it only when there is something to say.
 * Allowed five times a minute.
 *
 * @param agentId who should serve a new one; the server ignores an agent that it does not know
 * @throws {RefusedError} `invalid-token`; `no-agent-online`; `error-omnichannel-is-disabled`; `error-contact-channel-blocked`
 */
export const openRoom = (server: Server, token: string, agentId?: string): Promise<Room & { isNew: boolean }> =>
  request(server, 'livechat/room', {
    query: { token, agentId },
    proof: ({ room, newRoom }) => ({ ...parseRoom(room), isNew: newRoom === true }),
  })

/**
 * `POST livechat/room.close` (since 6.3 unchanged): the visitor ends the chat. Body `{rid, token}`, answer `{rid, comment, success: true}`.
 * Source: `omnichannel/room.ts` and `closeRoom.ts` of the server, 8.8.
 *
 * @throws {RefusedError} status 400:
 *   `invalid-params`: the body has not the form above;
 *   `room-closed`: it had ended already;
 *   `invalid-room`: no such room for this token, so there is nothing to end;
 *   `invalid-token`: the server does not know the visitor (any more);
 *   `error-not-allowed-to-close-conversation` (7.x and later): here only the team closes conversations;
 *   `error-tags-must-be-assigned-before-closing-chat`: the department wants tags, which no visitor can give;
 *   `error-room-cannot-be-closed-try-again`, `Error removing inquiry`, `Error closing room`, `Error removing subscriptions`:
 *   lost a race against another close
 * @example
 * await closeRoom(server, { rid: 'XFzMqgn33DcsQkpJp', token })
 */
export async function closeRoom(server: Server, { rid, token }: RoomKey): Promise<void> {
  await request(server, 'livechat/room.close', { form: { rid, token }, proof: (answer) => answer['rid'] === rid })
}
