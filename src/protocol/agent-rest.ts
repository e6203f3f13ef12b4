// What an agent does with a visitor's conversation, one function per endpoint; what they read of it is in the files beside this one
// (agent-account, agent-queue, agent-rooms, agent-messages …). Every function rejects with the errors of `request`; the codes named
// below are those of `RefusedError`. Facts are those of server 8.8; other versions where it says so.
//
// Every route here needs a login. Without one all of them answer 401 `You must be logged in to do this.`; without the permission that a
// route names they answer 403 `error-unauthorized`, before they look at anything else.
import { type AgentServer, requestAs } from './agent-request.ts'
import { text } from './json.ts'

/**
 * `GET livechat/room.join`: joins a conversation that somebody else serves. Permission `view-l-room`.
 * @throws {RefusedError} `error-invalid-room`; `room-closed`; `error-not-allowed`: not theirs to see; `error-mac-limit-reached` (licence)
 */
export async function joinRoom(agent: AgentServer, roomId: string): Promise<void> {
  await requestAs(agent, 'livechat/room.join', { query: { roomId } })
}

export interface Forwarding {
  roomId: string
  /** To this agent; together with a department, to this agent of it. */
  userId?: string
  departmentId?: string
  /** For the colleague; stands in the line about the transfer, which the visitor's widget does not show in full. */
  comment?: string
}

/**
 * `POST livechat/room.forward`: hands a conversation to another agent or department. Permissions `view-l-room` and
 * `transfer-livechat-guest`; on a fresh server managers and monitors have the second, agents do not.
 *
 * @throws {RefusedError}
 *   `error-invalid-room`, `error-invalid-visitor`: they are gone;
 *   `This_conversation_is_already_closed`;
 *   `error-room-onHold` (licence);
 *   `error-user-is-offline`: the agent cannot take it now;
 *   `error-selected-agent-room-agent-are-same`: they serve it already;
 *   `error-user-not-belong-to-department`;
 *   `error-invalid-department`; `error-forwarding-chat-same-department`: it is there already;
 *   `error-no-agents-online-in-department`, `error-no-agents-available-for-service-on-department`: nobody is there to take it;
 *   `error-forwarding-chat`, `error-transferring-inquiry`: nobody took it, or there was nothing to transfer;
 *   `error-mac-limit-reached` (licence)
 */
export async function forwardRoom(agent: AgentServer, { comment = '', ...to }: Forwarding): Promise<void> {
  await requestAs(agent, 'livechat/room.forward', { json: { ...to, comment, clientAction: true } })
}

export interface Closing {
  rid: string
  /** How it went, for the team. It is the text of the closing message, so visitors' browsers get it too; their widgets do not show it. */
  comment?: string
  /** Added to those that the room has. */
  tags?: string[]
  /** True: a copy goes to this address. False: one that was asked for before is not sent after all. */
  transcriptEmail?: { sendToVisitor: true; requestData: { email: string; subject: string } } | { sendToVisitor: false }
  /** Makes a PDF of the conversation for the agent (licence). */
  generateTranscriptPdf?: boolean
  /**
   * Since 7.x, where `Omnichannel_allow_force_close_conversations` is on: also closes what is closed already, which clears away what an
   * earlier close may have left. Otherwise it does nothing. Servers before 7.x refuse to hear the word.
   */
  forceClose?: boolean
}

/**
 * `POST livechat/room.closeByUser`: the agent ends the conversation. Permission `close-livechat-room`. Keys that are left out are not sent;
 * the answer is `{success: true}`. 6.x to 8.x. Source: `omnichannel/room.ts` and `closeLivechatRoom.ts` of the server, 8.8.
 *
 * @throws {RefusedError}
 *   `error-unauthorized` (403): without the permission, whatever the body;
 *   `invalid-params`: the body has not the form above;
 *   `error-invalid-room`: no such room;
 *   `error-not-authorized`: the agent is not in the room and may not close those of others (`close-others-livechat-room`);
 *   `error-room-already-closed`: it has ended, whoever ended it;
 *   `error-comment-is-required`: here nothing is closed without a comment (`Livechat_request_comment_when_closing_conversation`, on by
 *   default); blanks are none;
 *   `error-tags-must-be-assigned-before-closing-chat`: the department wants tags, and there are none;
 *   `error-room-closed`, `error-room-cannot-be-closed-try-again`, `Error removing inquiry`, `Error closing room`,
 *   `Error removing subscriptions`: lost a race against another close
 * @example
 * await closeRoomByUser(agent, { rid: '8ceKgWvo5qT5TrCRN', comment: 'Solved', tags: ['delivery'] })
 */
export async function closeRoomByUser(agent: AgentServer, closing: Closing): Promise<void> {
  await requestAs(agent, 'livechat/room.closeByUser', { json: closing })
}

export interface CallClosing {
  rid: string
  /** The token of the visitor who called. */
  token: string
  options?: { comment?: string; tags?: string[] }
}

/**
 * `POST voip/room.close`: ends a call of the call center and notes how it went. Permission `inbound-voip-calls`.
 * Only 6.x and 7.x have it; 8.0 removed the call center, and since then the answer is 404. Answer `{rid, success: true}`.
 * Source: `voip/rooms.ts` of the server, 7.13.
 *
 * @returns the id of the room
 * @throws {RefusedError}
 *   status 404: this server has no call rooms;
 *   `error-unauthorized` (403): without the permission;
 *   `invalid-params`: the body has not the form above;
 *   `invalid-token`: nobody has this token;
 *   `invalid-room`: no such call of this visitor;
 *   `room-closed`: it has ended already;
 *   status 400 without a word: the server failed to end it
 */
export async function closeVoipRoom(agent: AgentServer, closing: CallClosing): Promise<string> {
  return text((await requestAs(agent, 'voip/room.close', { json: closing }))['rid'])
}

/**
 * `POST livechat/transcript/<rid>`: a copy of an open conversation goes to this address when it ends. Permission
 * `send-omnichannel-chat-transcript`; on a fresh server managers have it, agents do not.
 * @throws {RefusedError} `error-invalid-room`: also when it has ended; `error-transcript-already-requested`; `error-mac-limit-reached`
 */
export async function requestTranscript(
  agent: AgentServer,
  rid: string,
  copy: { email: string; subject: string },
): Promise<void> {
  await requestAs(agent, `livechat/transcript/${encodeURIComponent(rid)}`, { json: copy })
}

/**
 * `DELETE livechat/transcript/<rid>`: no copy after all. Permission as above.
 * @throws {RefusedError} `error-invalid-room`; `error-transcript-not-requested`
 */
export async function cancelTranscript(agent: AgentServer, rid: string): Promise<void> {
  await requestAs(agent, `livechat/transcript/${encodeURIComponent(rid)}`, { method: 'DELETE' })
}
