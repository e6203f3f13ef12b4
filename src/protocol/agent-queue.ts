// The queue, as an agent sees it. Every function rejects with the errors of `request`.
import type { RoomMessage } from './agent-messages.ts'
import { type AgentServer, requestAs } from './agent-request.ts'
import { lastMessageOf, lastWordsOf } from './agent-rooms.ts'
import { ProtocolError } from './errors.ts'
import { list, record, text, time } from './json.ts'

/** A conversation that waits for somebody to take it. */
export interface Inquiry {
  id: string
  rid: string
  name: string
  department: string
  /** Since when it waits: server time in milliseconds. */
  at: number
  lastWords: string
  lastMessage: RoomMessage | null
  /** It waits; otherwise somebody has it. */
  queued: boolean
}

/** @throws {ProtocolError} an inquiry needs an id and a room */
export function parseInquiry(value: unknown): Inquiry {
  const inquiry = record(value)
  const id = text(inquiry['_id'])
  const rid = text(inquiry['rid'])
  if (!id || !rid) throw new ProtocolError('inquiry')
  return {
    id,
    rid,
    name: text(inquiry['name']) || text(record(inquiry['v'])['username']),
    department: text(inquiry['department']),
    at: time(inquiry['queuedAt']) || time(inquiry['ts']),
    lastWords: lastWordsOf(inquiry) || text(inquiry['message']),
    lastMessage: lastMessageOf(inquiry),
    queued: inquiry['status'] === 'queued',
  }
}

/**
 * `GET livechat/inquiries.queuedForUser`: what waits in the agent's departments, and what has none.
 * @throws {RefusedError} `error-unauthorized` (403): without the permission `view-l-room`
 */
export async function getQueue(agent: AgentServer): Promise<Inquiry[]> {
  const { inquiries } = await requestAs(agent, 'livechat/inquiries.queuedForUser', { query: { count: 100 } })
  return list(inquiries).map(parseInquiry)
}

/**
 * `POST livechat/inquiries.take`: the agent takes what waits, and so joins the room.
 *
 * @throws {RefusedError}
 *   `error-inquiry-taken`: somebody was faster;
 *   `error-not-found`: it does not wait any more;
 *   `error-agent-status-service-offline`: the agent is offline or does not take conversations just now;
 *   `error-max-number-simultaneous-chats-reached` (licence): they have as many as they may have;
 *   `error-mac-limit-reached` (licence): the workspace has;
 *   `error-not-allowed`
 */
export async function takeInquiry(agent: AgentServer, inquiryId: string): Promise<void> {
  await requestAs(agent, 'livechat/inquiries.take', { json: { inquiryId } })
}

/**
 * `POST livechat/inquiries.returnAsInquiry`: gives a conversation back to the queue, or to that of another department.
 *
 * @returns false when there was nothing to give back: nobody serves it
 * @throws {RefusedError} `error-room-not-found`; `room-closed`; `error-returning-inquiry`; `error-mac-limit-reached` (licence)
 */
export async function returnToQueue(agent: AgentServer, roomId: string, departmentId?: string): Promise<boolean> {
  const json = { roomId, ...(departmentId && { departmentId }) }
  return (await requestAs(agent, 'livechat/inquiries.returnAsInquiry', { json }))['result'] === true
}
