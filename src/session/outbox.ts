import { isBlank } from '../protocol/blank.ts'
import { makeMessageId } from '../protocol/id.ts'
import { record, text } from '../protocol/json.ts'
import { $config } from './config.ts'
import { fact } from './fact.ts'
import { $room } from './room.ts'
import { onStored, rereadStorage, store, stored, storedKeys } from './storage.ts'
import { until } from './until.ts'

/** A message on its way to the server. */
export interface Outgoing {
  /** The id that it will have on the server. */
  id: string
  text: string
  /** When it was written, by the visitor's clock: it orders the outbox and is never compared with server time. */
  at: number
  /** The room that it was written in; empty when it begins a conversation. */
  rid: string
  state: 'waiting' | 'sending' | 'failed'
  /** Why it failed, in the server's word. */
  why: string
}

/** What the visitor has sent and the server has not confirmed, oldest first. */
export const $outbox = fact<readonly Outgoing[]>([])

/** Every message has a key of its own, so that two tabs cannot overwrite each other's. */
const KEY = 'out:'

/** Begins with what an earlier page could not send. */
export function startOutbox(): () => void {
  readOutbox()
  return onStored((key) => key.startsWith(KEY) && readOutbox())
}

function readOutbox(): void {
  $outbox.set(
    storedKeys(KEY)
      .flatMap((key) => parseOutgoing(key.slice(KEY.length), stored(key)))
      .sort(byAge),
  )
}

function parseOutgoing(id: string, value: unknown): Outgoing[] {
  const { text: words, at, rid, why, state } = record(value)
  if (!text(words)) return []
  const known = { id, text: text(words), at: Number(at) || 0, rid: text(rid), why: text(why) }
  return [{ ...known, state: why ? 'failed' : state === 'sending' ? state : 'waiting' }]
}

const byAge = (a: Outgoing, b: Outgoing): number => a.at - b.at

export const findOutgoing = (id: string): Outgoing | undefined => $outbox.get().find((outgoing) => outgoing.id === id)

/**
 * Takes a message for sending: it is written down before anything else happens.
 * @returns false if it cannot be sent as it is (nothing in it, or longer than the server takes); the words are still the visitor's then
 */
export function sendMessage(words: string): boolean {
  if (isBlank(words) || words.length > ($config.get()?.textLimit ?? Number.POSITIVE_INFINITY)) return false
  const at = Math.max(Date.now(), ($outbox.get().at(-1)?.at ?? 0) + 1)
  put({ id: makeMessageId(), text: words, at, rid: $room.get()?.id ?? '', state: 'waiting', why: '' })
  return true
}

/** Sends a failed message again, into the conversation that is live now or into a new one. */
export const retryMessage = (id: string): void =>
  changeOutgoing(id, { state: 'waiting', why: '', rid: $room.get()?.id ?? '' })

/** The message is on the server, or the visitor throws it away. */
export function discardMessage(id: string): void {
  store(KEY + id, undefined)
  $outbox.set($outbox.get().filter((outgoing) => outgoing.id !== id))
}

/** Whoever was sending has gone; what they had begun is begun again. */
export function requeueMessages(): void {
  for (const { id, state } of $outbox.get()) if (state === 'sending') changeOutgoing(id, { state: 'waiting' })
}

/** Another state of a message; it is written down at once. */
export function changeOutgoing(id: string, news: Partial<Outgoing>): void {
  // What another tab has thrown away does not come back.
  rereadStorage()
  const outgoing = findOutgoing(id)
  if (outgoing) put({ ...outgoing, ...news })
}

function put(outgoing: Outgoing): void {
  const { id, text: words, at, rid, why, state } = outgoing
  store(KEY + id, { text: words, at, rid, why, state })
  $outbox.set([...$outbox.get().filter((other) => other.id !== id), outgoing].sort(byAge))
}

/** Settles when everything has been sent or has failed. */
export const outboxEmptied = (): Promise<void> =>
  until($outbox, (outbox) => outbox.every(({ state }) => state === 'failed'))
