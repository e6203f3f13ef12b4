import { makeMessageId } from '../protocol/id.ts'
import { record, text } from '../protocol/json.ts'
import { fact } from './fact.ts'
import { onStored, store, stored, storedKeys } from './storage.ts'

/** A farewell that the visitor has confirmed. It is written down until the server has said that it is done. */
export interface Wish {
  id: string
  kind: 'end' | 'forget'
  /** What is needed to finish. For `forget` it is the only thing left about the person. */
  token: string
  /** The room that is to be closed; empty for none. */
  rid: string
  /** The server's address when it is another than the present one, or `ELSEWHERE`; else empty. */
  base: string
  /** When it was confirmed, by the visitor's clock. */
  since: number
  /** Another tab has stored it since this page began, and carries it out. */
  elsewhere: boolean
}

/** Farewells that are not finished, oldest first. */
export const $wishes = fact<readonly Wish[]>([])

const KEY = 'wish:'

/** For all tokens that were used with other addresses of the server, before it is known which they are. */
export const ELSEWHERE = '*'

/** Begins with what an earlier page could not finish. */
export function startWishes(): () => void {
  readWishes(false)
  return onStored((key) => key.startsWith(KEY) && readWishes(true))
}

function readWishes(elsewhere: boolean): void {
  const wishes = storedKeys(KEY).flatMap((key) => parseWish(key.slice(KEY.length), stored(key), elsewhere) ?? [])
  $wishes.set(wishes.sort((a, b) => a.since - b.since))
}

function parseWish(id: string, value: unknown, elsewhere: boolean): Wish | undefined {
  const { kind, token, rid, base, since } = record(value)
  if (!text(token) || (kind !== 'end' && kind !== 'forget')) return undefined
  return { id, kind, token: text(token), rid: text(rid), base: text(base), since: Number(since) || 0, elsewhere }
}

/** Stores a farewell that the visitor has confirmed, then publishes it: it may be carried out at once. */
export function makeWish(wish: Pick<Wish, 'kind' | 'token'> & Partial<Wish>): void {
  const id = `${wish.kind}-${makeMessageId()}`
  const whole = { rid: '', base: '', since: Date.now(), ...wish }
  store(KEY + id, whole)
  $wishes.set([...$wishes.get(), { ...whole, id, elsewhere: false }])
}

/** It is done, or was taken back. */
export function dropWish({ id }: Wish): void {
  $wishes.set($wishes.get().filter((wish) => wish.id !== id))
  store(KEY + id, undefined)
}

/** False once it is done, by any tab, or was taken back. */
export const isPending = ({ id }: Wish): boolean => stored(KEY + id) !== undefined
