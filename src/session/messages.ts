import type { Message } from '../protocol/message.ts'
import { fact } from './fact.ts'

/** What was said, oldest first, each message once. */
export const $messages = fact<readonly Message[]>([], 'conversation')

/**
 * Takes in messages from an answer, the stream, the history or another tab. The same id again replaces what was there, unless it is
 * older: a page of history may be overtaken by the news that something in it was edited.
 */
export function receiveMessages(messages: readonly Message[]): void {
  if (!messages.length) return
  const deleted = $deleted.get()
  const byId = new Map($messages.get().map((message) => [message.id, message]))
  for (const message of messages) {
    const known = byId.get(message.id)?.changedAt ?? 0
    if (message.changedAt >= known && !deleted.includes(message.id)) byId.set(message.id, message)
  }
  // Server time decides; the sort is stable, so equal times keep the order in which they were learned.
  $messages.set([...byId.values()].sort((a, b) => a.at - b.at))
}

const $deleted = fact<readonly string[]>([], 'conversation')

/** The server has said that these are deleted; a page of history that was on its way does not bring them back. */
export function deleteMessages(ids: readonly string[]): void {
  $deleted.set([...$deleted.get(), ...ids])
  removeMessages(ids)
}

/** These are not in the conversation, as far as is known. */
export function removeMessages(ids: readonly string[]): void {
  $messages.set($messages.get().filter(({ id }) => !ids.includes(id)))
}

/** The list is for the conversation in this room, or for the next one. */
export const forgetMessages = (exceptOf = ''): void =>
  $messages.set($messages.get().filter(({ rid }) => rid === exceptOf))
