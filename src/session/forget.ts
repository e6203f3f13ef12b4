import { RefusedError, UnavailableError } from '../protocol/errors.ts'
import { type Deletion, deleteVisitor, getConfig } from '../protocol/rest.ts'
import { close } from './close.ts'
import { computed } from './computed.ts'
import { fact } from './fact.ts'
import { keepTrying } from './keep-trying.ts'
import { $room } from './room.ts'
import { server } from './server.ts'
import { hasForeign, isForgetful, wipe } from './storage.ts'
import { othersAreEmpty } from './tabs.ts'
import { $formerTokens, alone, currentToken } from './visitor.ts'
import { $wishes, dropWish, ELSEWHERE, makeWish, type Wish } from './wish.ts'

/** That a visitor was forgotten. */
export interface Receipt {
  /** What the server said; null when it knew nobody with that token any more. */
  deletion: Deletion | null
  server: string
}

/** One for each token that the visitor has used. They are nowhere but in memory. */
export const $receipts = fact<readonly Receipt[]>([], 'conversation')

/** Why a deletion takes so long: the server cannot be reached, or an agent has to end the chat first. */
export const $hindrance = fact<'' | 'unreachable' | 'agent'>('')

/** The visitor has turned to a new conversation while a deletion is pending. It goes on; the new one has a new token. */
export const $setAside = fact(false)

/** A visitor has asked to be forgotten and the server has not said yes. A server at an earlier address, which may be gone, is not waited for. */
export const $forgetting = computed($wishes, (wishes) => wishes.some(({ kind, base }) => kind === 'forget' && !base))

/**
 * Forgets the visitor: every token that this browser has used. Everything but what is needed to finish, and whether the panel is open, is
 * thrown away here before any request leaves; a full storage then has room for that.
 */
export function forget(): void {
  const tokens = new Set([currentToken(), ...$formerTokens.get()].filter(Boolean))
  const elsewhere = hasForeign()
  if (!tokens.size && !elsewhere) return
  const rid = $room.get()?.id ?? ''
  const publish = wipe(/^(wish:|panel)/)
  for (const wish of $wishes.get()) if (tokens.has(wish.token)) dropWish(wish)
  for (const token of tokens) makeWish({ kind: 'forget', token, rid })
  if (elsewhere) makeWish({ kind: 'forget', token: ELSEWHERE, base: ELSEWHERE })
  leaveFarewell(false)
  publish()
}

/** Carries a deletion through. */
export async function fulfilForget(wish: Wish): Promise<void> {
  await othersAreEmpty()
  const onTrouble = (): void => {
    // It says that the page may be closed.
    if (!$hindrance.get() && !isForgetful()) $hindrance.set('unreachable')
  }
  wasForgotten(wish, await keepTrying(eraser(wish), server().signal, onTrouble))
}

/** The server, at the present address if no other is named, has said that it is done. */
export function wasForgotten(wish: Wish, deletion: Deletion | null): void {
  dropWish(wish)
  $hindrance.set('')
  $receipts.set([...$receipts.get(), { deletion, server: wish.base || server().base }])
}

/** The receipts are put away; so is a pending deletion, if the visitor says so. */
export function leaveFarewell(setAside = true): void {
  $receipts.set([])
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
