// Forgetting visitors of servers at other addresses: those that the page named before, and those that other pages of this origin name.
import { RefusedError, UnavailableError } from '../protocol/errors.ts'
import { list, parseJson, record, text } from '../protocol/json.ts'
import type { Server } from '../protocol/request.ts'
import { type Deletion, deleteVisitor, getConfig } from '../protocol/rest.ts'
import { closeRoom } from '../protocol/room-rest.ts'
import { wasForgotten } from './forget.ts'
import { keepTrying } from './keep-trying.ts'
import { server } from './server.ts'
import { announce, isForeign, listStorage, storage } from './storage.ts'
import { dropWish, ELSEWHERE, makeWish, type Wish } from './wish.ts'

/** Carries a deletion through, or divides one for all other addresses into one for each token. */
export async function fulfilElsewhere(wish: Wish): Promise<void> {
  if (wish.base === ELSEWHERE) {
    divide(wish)
    return
  }
  const there: Server = { base: wish.base, signal: server().signal }
  wasForgotten(wish, await keepTrying(() => erase(there, wish), there.signal))
}

function divide(wish: Wish): void {
  const targets = new Map<string, { token: string; rid: string; base: string }>()
  const bases = new Set<string>()
  for (const [name, json] of listStorage()) {
    if (!isForeign(name)) continue
    storage()?.removeItem(name)
    const value = parseJson(json)
    const [, base = '', key] = /^linnet:(https?:.+):(visitor:before|visitor|wish:.+)$/.exec(name) ?? []
    if (!key) continue
    bases.add(base)
    const { token, rid } = record(value)
    for (const one of [...list(value), token].map(text).filter(Boolean))
      targets.set(`${base} ${one}`, { token: one, rid: text(rid), base })
  }
  for (const target of targets.values()) makeWish({ kind: 'forget', ...target })
  dropWish(wish)
  for (const base of bases) announce(`linnet:${base}:`)
}

async function erase(there: Server, { token, rid }: Wish): Promise<Deletion | null> {
  // Whether it is closed shows when the rest is deleted.
  if (rid) await unlessRefused(closeRoom(there, { rid, token }))
  const deletion = await unlessRefused(deleteVisitor(there, token))
  if (!(deletion instanceof RefusedError)) return deletion
  if (deletion.code === 'invalid-token') return null
  if (deletion.code === 'visitor-has-open-rooms') {
    const { room } = await getConfig(there, { token })
    if (room) await unlessRefused(closeRoom(there, { rid: room.id, token }))
  }
  throw new UnavailableError(deletion.code)
}

const unlessRefused = <T>(request: Promise<T>): Promise<T | RefusedError> =>
  request.catch((error: unknown) => {
    if (error instanceof RefusedError) return error
    throw error
  })
