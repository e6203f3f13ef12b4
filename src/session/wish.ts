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
  /** When it was confirmed, by the visitor's clock. */
  since: number
  /** Another tab has stored it since this page began, and carries it out. */
  elsewhere: boolean
}

/** Farewells that are not finished, oldest first. */
export const $wishes = fact<readonly Wish[]>([])

const KEY = 'wish:'

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
  const { kind, token, rid, since } = record(value)
  if (!text(token) || (kind !== 'end' && kind !== 'forget')) return undefined
  return { id, kind, token: text(token), rid: text(rid), since: Number(since) || 0, elsewhere }
}

/** Stores a farewell that the visitor has confirmed, then publishes it: it may be carried out at once. @param rid empty for no room */
export function makeWish(kind: Wish['kind'], token: string, rid = ''): void {
  const since = Date.now()
  const id = `${kind}-${since}`
  store(KEY + id, { kind, token, rid, since })
  $wishes.set([...$wishes.get(), { id, kind, token, rid, since, elsewhere: false }])
}

/** It is done, or was taken back. */
export function dropWish({ id }: Wish): void {
  $wishes.set($wishes.get().filter((wish) => wish.id !== id))
  store(KEY + id, undefined)
}

/** False once it is done, by any tab, or was taken back. */
export const isPending = ({ id }: Wish): boolean => stored(KEY + id) !== undefined
