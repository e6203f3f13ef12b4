import { parseRoomMessages, type RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { record, text } from '../../../src/protocol/json.ts'
import { fact } from './fact.ts'

/** What was said in each room, oldest first, each message once. */
export const $messages = fact<Record<string, readonly RoomMessage[]>>({})

/** Takes in messages of a room; the same id again replaces what was there. */
export function receiveMessages(rid: string, messages: readonly RoomMessage[]): void {
  const all = $messages.get()
  const byId = new Map(all[rid]?.map((message) => [message.id, message]))
  for (const message of messages) byId.set(message.id, message)
  $messages.set({ ...all, [rid]: [...byId.values()].sort((a, b) => a.at - b.at) })
}

export const hearMessages = (rid: string, documents: unknown[]): void =>
  receiveMessages(rid, parseRoomMessages(documents))

export function hearDeletion(rid: string, documents: unknown[]): void {
  const gone = documents.map((document) => text(record(document)['_id']))
  const all = $messages.get()
  $messages.set({ ...all, [rid]: (all[rid] ?? []).filter(({ id }) => !gone.includes(id)) })
}
