// One conversation, many tabs. While it is live one of them leads: it holds the WebSocket and empties the outbox. The others follow what
// it tells on a channel, and one of them takes over when it goes. While no conversation is live there is neither lock nor channel.

import { type Json, record } from '../protocol/json.ts'
import { document } from '../unclobbered.ts'
import { computed } from './computed.ts'
import { fact } from './fact.ts'
import { locks, sharedName } from './lock.ts'
import { $outbox } from './outbox.ts'
import { $room } from './room.ts'
import { rereadStorage } from './storage.ts'

/** What this tab does for the others; it has no part while no conversation is live or the tabs have not agreed. */
export const $part = fact<'none' | 'leads' | 'follows'>('none')

const $live = computed([$room, $outbox], (room, outbox) => !!room || outbox.some(({ state }) => state !== 'failed'))

/** Ends with this tab's part. */
let part: AbortSignal
let channel: BroadcastChannel | undefined
const listeners = new Set<(word: Json) => void>()

/** Tells the other tabs something. */
export const tellTabs = (word: Json): void => channel?.postMessage(word)

/** @returns stops listening */
export const onWord = (listener: (word: Json) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes part for as long as a conversation is live and the page is awake. */
export function startTabs(): () => void {
  const stop = new AbortController()
  let leave: (() => void) | undefined
  const take = (part: boolean): void => {
    leave?.()
    leave = part ? enter() : undefined
  }
  const wake = (): void => {
    rereadStorage(true)
    take($live.get())
  }
  const stopWatching = $live.subscribe(take)
  // A page that sleeps must not keep the others waiting, nor itself out of the back/forward cache.
  const sleep = (): void => take(false)
  window.addEventListener('pagehide', sleep, { signal: stop.signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && wake(), { signal: stop.signal })
  document.addEventListener('freeze', sleep, { signal: stop.signal })
  document.addEventListener('resume', wake, { signal: stop.signal })
  return () => {
    stop.abort()
    stopWatching()
    take(false)
  }
}

function enter(): () => void {
  if (!locks() || !window.BroadcastChannel) {
    $part.set('leads')
    return () => $part.set('none')
  }
  const left = new AbortController()
  const { signal } = left
  part = signal
  channel = new BroadcastChannel(sharedName('tabs'))
  channel.onmessage = ({ data }) => {
    for (const listener of [...listeners]) listener(record(data))
  }
  void hold('here', { mode: 'shared', signal }, signal)
  void stand(signal)
  return () => {
    left.abort()
    channel?.close()
    channel = undefined
    $part.set('none')
  }
}

/** Ends with the part that this tab has now. */
export const partSignal = (): AbortSignal => part

/** Holds a lock from when it is granted until the signal. @returns when it is let go, also because it was taken away */
export function hold(what: string, options: LockOptions, until: AbortSignal, then?: () => void): Promise<unknown> {
  const held = (): Promise<unknown> | undefined => {
    if (until.aborted) return undefined
    then?.()
    return new Promise((resolve) => until.addEventListener('abort', resolve))
  }
  return (
    navigator.locks
      .request(sharedName(what), options, (lock) => lock && held())
      // In a browser that refuses locks each tab acts for itself, as without locks.
      .catch((error) => error.name === 'AbortError' || held())
  )
}

/** Leads if nobody does, else follows until it is this tab's turn. */
async function stand(signal: AbortSignal): Promise<void> {
  const lead = (): void => {
    rereadStorage()
    $part.set('leads')
  }
  await hold('lead', { ifAvailable: true }, signal, lead)
  while (!signal.aborted) {
    $part.set('follows')
    await hold('lead', { signal }, signal, lead)
  }
}

/** Settles once no other tab holds anything of the conversation in its memory; one that stands still is not waited for long. */
export async function othersAreEmpty(): Promise<void> {
  await locks()
    ?.request(sharedName('here'), { signal: AbortSignal.timeout(2000) }, () => undefined)
    .catch(() => undefined)
}
