import { RefusedError } from '../protocol/errors.ts'
import type { Message } from '../protocol/message.ts'
import { getMessage, postMessage } from '../protocol/message-rest.ts'
import type { RoomKey } from '../protocol/room-rest.ts'
import { inBackground } from './background.ts'
import { computed } from './computed.ts'
import { noteOffline } from './config.ts'
import { $draft, saveDraft } from './draft.ts'
import { keepTrying } from './keep-trying.ts'
import { $outbox, changeOutgoing, discardMessage, findOutgoing, type Outgoing, requeueMessages } from './outbox.ts'
import { doubtRefusal } from './recognition.ts'
import { $room, endRoom, hearMessages, liveRoom } from './room.ts'
import { shared } from './shared.ts'
import { $part } from './tabs.ts'
import { $visitor, asVisitor, dropVisitor } from './visitor.ts'

/** A message that is still being sent after this long was another tab's, which is gone: where tabs cannot speak, none takes over from it. */
const ORPHANED_MS = 20_000

/** Sends what is in the outbox, one message after the other, while this tab leads. */
export function startDelivery(): () => void {
  const stopLeading = $part.listen((part) => part === 'leads' && requeueMessages())
  const stopSending = computed([$outbox, $part], nextWaiting).subscribe((next) => {
    if (next) inBackground(emptyOutbox())
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const stopWaiting = $outbox.subscribe((outbox) => {
    clearTimeout(timer)
    if (outbox.some(({ state }) => state === 'sending'))
      timer = setTimeout(() => $part.get() === 'leads' && requeueMessages(), ORPHANED_MS)
  })
  return () => {
    clearTimeout(timer)
    stopWaiting()
    stopLeading()
    stopSending()
  }
}

/** The oldest message, unless another tab is sending it: no later one overtakes it. */
function nextWaiting(outbox: readonly Outgoing[], part: string): Outgoing | undefined {
  const oldest = outbox.find(({ state }) => state !== 'failed')
  return part === 'leads' && oldest?.state === 'waiting' ? oldest : undefined
}

const emptyOutbox = shared(async () => {
  const next = (): Outgoing | undefined => nextWaiting($outbox.get(), $part.get())
  for (let outgoing = next(); outgoing; outgoing = next()) await deliver(outgoing)
})

/** Ends the pause before the next try. */
let giveUp = new AbortController()

/** The chat ends: what is waiting is not sent, and stays with the visitor. */
export function holdOutbox(): void {
  giveUp.abort()
  for (const { id, state } of $outbox.get()) {
    if (state === 'waiting') changeOutgoing(id, { state: 'failed', why: 'room-closed' })
  }
}

/** Looks for what was held back: a message whose answer was lost is on the server, and may not be sent again. */
export async function findHeld(rid: string): Promise<void> {
  for (const { id, ...held } of $outbox.get()) {
    const isThere = held.rid === rid && (await keepTrying(() => findMessage(keyOf(rid), id), asVisitor().signal))
    if (!isThere) continue
    hearMessages([isThere])
    discardMessage(id)
  }
}

/** The visitor was forgotten elsewhere. Words that were not sent are sent by whoever is registered next. */
export function startAfresh(): void {
  dropVisitor()
  for (const { id, state } of $outbox.get()) if (state !== 'failed') changeOutgoing(id, { state: 'waiting', rid: '' })
}

async function deliver(outgoing: Outgoing): Promise<void> {
  const { id } = outgoing
  giveUp = new AbortController()
  const { signal } = giveUp
  const either = AbortSignal.any([asVisitor().signal, signal])
  const onTrouble = (): void => changeOutgoing(id, { state: 'waiting' })
  const send = (maybeDone: boolean): Promise<Message> => post(outgoing, maybeDone, either).catch(doubtRefusal)
  // The visitor may throw it away while it waits.
  const stop = $outbox.listen(() => findOutgoing(id) || giveUp.abort())
  try {
    hearMessages([await keepTrying(send, either, onTrouble, 'livechat/message')])
    discardMessage(id)
  } catch (error) {
    // The chat ends, or somebody else is the visitor now: what was not held back and is still there is to be sent all the same.
    if (either.aborted) {
      if (findOutgoing(id)?.state === 'sending') onTrouble()
      return
    }
    if (!(error instanceof RefusedError)) throw error
    refused(findOutgoing(id) ?? outgoing, error.code)
  } finally {
    stop()
  }
}

async function post({ id, text }: Outgoing, maybeDone: boolean, signal: AbortSignal): Promise<Message> {
  changeOutgoing(id, { state: 'sending' })
  const { rid = '' } = findOutgoing(id) ?? {}
  const hasEnded = !!rid && rid !== $room.get()?.id
  const there = rid && (maybeDone || hasEnded) && (await findMessage(keyOf(rid), id))
  if (there) return there
  // A message stays in the room that it was written in: what was said to one team is not for another.
  if (hasEnded) throw new RefusedError('room-closed', 0, rid)
  const key = keyOf((await liveRoom(signal)).id)
  signal.throwIfAborted()
  changeOutgoing(id, { rid: key.rid })
  return postMessage(asVisitor(), key, id, text).catch(unlessThere(key, id))
}

const keyOf = (rid: string): RoomKey => ({ rid, token: $visitor.get()?.token ?? '' })

const findMessage = (key: RoomKey, id: string): Promise<Message | undefined> =>
  getMessage(asVisitor(), key, id).catch((error: unknown) => {
    if (error instanceof RefusedError && error.code === 'invalid-message') return undefined
    throw error
  })

/**
 * 6.x and 7.x answer an id that they have stored before with the text of a crash; and a page that is gone may have sent the message before
 * its room was closed.
 */
const unlessThere =
  (key: RoomKey, id: string) =>
  async (error: unknown): Promise<Message> => {
    const doubtful = /^Cannot|room-closed/.test((error as RefusedError).code)
    const there = doubtful && (await findMessage(key, id))
    if (there) return there
    throw error
  }

function refused({ id, text, rid }: Outgoing, code: string): void {
  switch (code) {
    case 'no-agent-online':
      // The offline form takes the words over.
      discardMessage(id)
      saveDraft([$draft.get(), text].filter(Boolean).join('\n'))
      noteOffline()
      break
    case 'invalid-room':
    case 'room-closed':
      changeOutgoing(id, { state: 'failed', why: 'room-closed' })
      endRoom(rid)
      break
    case 'invalid-token':
      startAfresh()
      break
    default:
      changeOutgoing(id, { state: 'failed', why: code })
  }
}
