import { inBackground } from './background.ts'
import { $closingRefused, close } from './close.ts'
import { computed } from './computed.ts'
import { $config } from './config.ts'
import { findHeld, holdOutbox } from './delivery.ts'
import { keepTrying } from './keep-trying.ts'
import { notify } from './notice.ts'
import { $outbox, outboxEmptied } from './outbox.ts'
import { $room, endRoom } from './room.ts'
import { server } from './server.ts'
import { $visitor } from './visitor.ts'
import { $wishes, dropWish, makeWish, type Wish } from './wish.ts'

/** Whether the visitor can end the chat: there is one, and the team lets them. */
export const $canEnd = computed(
  [$room, $config, $closingRefused],
  (room, config, refused) => !!room && !refused && (config?.visitorsMayClose ?? true),
)

/** The visitor has ended the chat and the server has not said yes. */
export const $ending = computed([$wishes, $room], (wishes, room) =>
  wishes.some(({ kind, rid }) => kind === 'end' && rid === room?.id),
)

/** How many messages would be left behind if the chat ended now. */
export const $unsent = computed($outbox, (outbox) => outbox.filter(({ state }) => state !== 'failed').length)

/**
 * Ends the chat. The wish is written down and repeated until the server has answered, on this page or a later one.
 * @param sendFirst waits for the messages that are on their way; otherwise they stay with the visitor
 */
export function endChat({ sendFirst = false } = {}): void {
  const room = $room.get()
  const visitor = $visitor.get()
  if (!room || !visitor || $ending.get()) return
  if (!sendFirst) holdOutbox()
  makeWish({ kind: 'end', token: visitor.token, rid: room.id })
}

let lastWords: unknown

/** Endings wait for this too: words that are sent and no longer in the outbox. */
export const endAfter = (sending: unknown): void => {
  lastWords = sending
}

/** Carries an ending through. */
export async function fulfilEnd(wish: Wish): Promise<void> {
  await outboxEmptied()
  await lastWords
  const closed = await keepTrying(() => close(wish), server().signal)
  dropWish(wish)
  if (!closed) return notify('error-not-allowed-to-close-conversation')
  endRoom(wish.rid)
  inBackground(findHeld(wish.rid))
}
