import type { Message } from '../protocol/message.ts'
import { fact } from './fact.ts'

/** What was said, oldest first, each message once. */
export const $messages = fact<readonly Message[]>([], 'conversation')

/** Takes in messages from an answer, the stream, the history or another tab; the same id again replaces what was there. */
export function receiveMessages(messages: readonly Message[]): void {
  if (!messages.length) return
  const byId = new Map($messages.get().map((message) => [message.id, message]))
  for (const message of messages) byId.set(message.id, message)
  // Server time decides; the sort is stable, so equal times keep the order in which they were learned.
  $messages.set([...byId.values()].sort((a, b) => a.at - b.at))
}

export function removeMessages(ids: readonly string[]): void {
  $messages.set($messages.get().filter(({ id }) => !ids.includes(id)))
}

/** The list is for the conversation in this room, or for the next one. */
export const forgetMessages = (exceptOf = ''): void =>
  $messages.set($messages.get().filter(({ rid }) => rid === exceptOf))
