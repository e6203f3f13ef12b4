// The words of a conversation, as an agent reads and writes them. Every function rejects with the errors of `request`.
import { type AgentServer, requestAs } from './agent-request.ts'
import { list, record, text } from './json.ts'
import { type Message, parseMessage } from './message.ts'

/** A message with what only the team gets to see of it. */
export interface RoomMessage extends Message {
  fromVisitor: boolean
  /** What a colleague wrote beside a transfer or a pause. */
  comment: string
}

/** @throws {ProtocolError} a message needs an id and a room */
function parseRoomMessage(value: unknown): RoomMessage {
  const message = record(value)
  return {
    ...parseMessage(message),
    fromVisitor: !!message['token'],
    comment: text(record(message['transferData'])['comment']) || text(message['comment']),
  }
}

/** A list that holds something else than messages loses that and keeps the rest. */
export const parseRoomMessages = (value: unknown): RoomMessage[] =>
  list(value)
    .filter((message) => record(message)['_id'] && record(message)['rid'])
    .map(parseRoomMessage)

/**
 * `GET channels.history`: messages of a room, open or closed, newest first, system messages included. It takes visitors' rooms as well as
 * channels; `livechat/<rid>/messages` would leave the system messages out.
 *
 * @param page `count`: how many; `before`: those of this server time in milliseconds and older
 * @throws {RefusedError} `error-room-not-found`; `unauthorized` (403): not theirs to see
 */
export async function getRoomHistory(
  agent: AgentServer,
  roomId: string,
  { count = 50, before }: { count?: number; before?: number | undefined } = {},
): Promise<RoomMessage[]> {
  const upTo = before ? { latest: new Date(before).toISOString(), inclusive: 'true' } : {}
  return parseRoomMessages(
    (await requestAs(agent, 'channels.history', { query: { roomId, count, ...upTo } }))['messages'],
  )
}

/**
 * `POST chat.sendMessage`: says something. The `id` is the sender's choice; the same id again is stored once.
 *
 * @throws {RefusedError}
 *   `error-action-not-allowed`: the conversation has ended;
 *   `error-not-allowed`: not in this room;
 *   `error-message-size-exceeded`: longer than `Message_MaxAllowedSize`
 */
export async function sendMessage(agent: AgentServer, rid: string, id: string, msg: string): Promise<RoomMessage> {
  return parseRoomMessage(
    (await requestAs(agent, 'chat.sendMessage', { json: { message: { _id: id, rid, msg } } }))['message'],
  )
}

/**
 * `POST chat.update`: says it in other words.
 * @throws {RefusedError} `error-action-not-allowed`: editing is switched off, too late, or somebody else said it
 */
export async function editMessage(
  agent: AgentServer,
  roomId: string,
  msgId: string,
  words: string,
): Promise<RoomMessage> {
  const answer = await requestAs(agent, 'chat.update', { json: { roomId, msgId, text: words } })
  return parseRoomMessage(answer['message'])
}

/**
 * `POST chat.delete`: takes it back.
 * @throws {RefusedError} `error-action-not-allowed`: deleting is switched off, too late, or somebody else said it
 */
export async function deleteMessage(agent: AgentServer, roomId: string, msgId: string): Promise<void> {
  await requestAs(agent, 'chat.delete', { json: { roomId, msgId } })
}
