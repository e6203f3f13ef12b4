import { RefusedError, UnavailableError } from '../protocol/errors.ts'
import { type Deletion, deleteVisitor, getConfig } from '../protocol/rest.ts'
import { close } from './close.ts'
import { computed } from './computed.ts'
import { saveDraft } from './draft.ts'
import { fact } from './fact.ts'
import { keepTrying } from './keep-trying.ts'
import { dropOutbox } from './outbox.ts'
import { $room } from './room.ts'
import { server } from './server.ts'
import { store, storedKeys } from './storage.ts'
import { othersAreEmpty } from './tabs.ts'
import { $visitor, alone, dropVisitor } from './visitor.ts'
import { $wishes, dropWish, makeWish, type Wish } from './wish.ts'

/** That the visitor was forgotten. */
export interface Receipt {
  /** What the server said; null when it knew nobody with that token any more. */
  deletion: Deletion | null
  server: string
}

/** It is nowhere but in memory. */
export const $receipt = fact<Receipt | null>(null)

/** Why a deletion takes so long: the server cannot be reached, or an agent has to end the chat first. */
export const $hindrance = fact<'' | 'unreachable' | 'agent'>('')

/** The visitor has turned to a new conversation while a deletion is pending. It goes on; the new one has a new token. */
export const $setAside = fact(false)

/** A visitor has asked to be forgotten and the server has not said yes. */
export const $forgetting = computed($wishes, (wishes) => wishes.some(({ kind }) => kind === 'forget'))

/**
 * Forgets the visitor. The wish is written down first; then everything but the token that is needed to finish, and whether the panel
 * is open, is thrown away here, before any request leaves.
 */
export function forget(): void {
  const visitor = $visitor.get()
  if (!visitor) return
  for (const wish of $wishes.get()) if (wish.token === visitor.token) dropWish(wish)
  makeWish('forget', visitor.token, $room.get()?.id)
  leaveFarewell(false)
  dropOutbox()
  saveDraft('')
  dropVisitor()
  for (const key of storedKeys('')) !/wish:|panel/.test(key) && store(key, undefined)
}

/** Carries a deletion through. */
export async function fulfilForget(wish: Wish): Promise<void> {
  await othersAreEmpty()
  const onTrouble = (): void => {
    if (!$hindrance.get()) $hindrance.set('unreachable')
  }
  const deletion = await keepTrying(eraser(wish), server().signal, onTrouble)
  dropWish(wish)
  $hindrance.set('')
  $receipt.set({ deletion, server: server().base })
}

/** The receipt is put away; so is a pending deletion, if the visitor says so. */
export function leaveFarewell(setAside = true): void {
  $receipt.set(null)
  $setAside.set(setAside)
}

/** One try after the other to close what is open and delete the rest. */
function eraser({ token, rid: firstRoom }: Wish): () => Promise<Deletion | null> {
  let rid = firstRoom
  return async () => {
    if (rid && !(await close({ rid, token }))) $hindrance.set('agent')
    rid = ''
    try {
      return await alone(token, () => deleteVisitor(server(), token))
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      if (error.code === 'invalid-token') return null
      // A room that this browser does not know, or that only an agent may close.
      if (error.code === 'visitor-has-open-rooms') rid = (await getConfig(server(), { token })).room?.id ?? ''
      throw new UnavailableError(error.code)
    }
  }
}
