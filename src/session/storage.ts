// The only file that writes to localStorage. What is stored is also held in memory, so that a storage that is full, forbidden or
// missing costs nothing but the next page. Until somebody is known nothing is stored at all: see `keep`.
import { parseJson, toJson } from '../protocol/json.ts'

type Texts = Map<string, string>

const memory: Texts = new Map()
/** What the storage had when it was last looked at. */
let seen: Texts = new Map()
let prefix = ''
let keeping = false
/** The page's own code has thrown away what was stored. */
let emptied = false

/** Private modes throw on reading the property; some browsers hold null there. */
export function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/**
 * Begins with what an earlier page stored for this server.
 * @returns ends it; what is stored stays
 */
export function openStorage(base: string): () => void {
  prefix = `linnet:${base}:`
  rereadStorage()
  window.addEventListener('storage', onStorage)
  return () => {
    window.removeEventListener('storage', onStorage)
    keeping = emptied = false
    memory.clear()
    seen.clear()
  }
}

/**
 * Takes in what other tabs have written, without waiting to be told: events may come late, and not at all to a page that slept. A visitor who
 * is suddenly missing was thrown away by the page's own code: what is in memory stays, and is stored again with the visitor's next act.
 * @param announced a tab of ours has done it, or may have done it while this page slept
 */
export function rereadStorage(announced = false): void {
  const found: Texts = new Map()
  for (const [name, text] of listStorage()) if (isOurs(name)) found.set(name.slice(prefix.length), text)
  if (!announced && !found.has('visitor')) noticeLoss()
  const before = announced && emptied ? memory : seen
  const changed = [...new Set([...found.keys(), ...before.keys()])].filter((key) => found.get(key) !== before.get(key))
  emptied &&= !announced && !found.has('visitor')
  for (const key of changed) put(memory, key, found.get(key))
  seen = found
  keeping ||= found.size > 0
  tell(changed)
}

/** Everything in the storage; one that cannot be listed holds nothing for us. */
export function listStorage(): [name: string, text: string][] {
  try {
    return Object.entries({ ...storage() })
  } catch {
    return []
  }
}

/** `https://a:8080` begins like `https://a:visitor`; no key of ours begins with a digit. */
const isOurs = (name: string): boolean => name.startsWith(prefix) && !/\d/.test(name.charAt(prefix.length))

function noticeLoss(): void {
  emptied ||= seen.has('visitor')
  if (emptied) seen.clear()
}

const put = (texts: Texts, key: string, text: string | null | undefined): unknown =>
  text == null ? texts.delete(key) : texts.set(key, text)

function tell(keys: readonly string[]): void {
  for (const key of keys) for (const listener of listeners) listener(key)
}

export const stored = (key: string): unknown => parseJson(memory.get(key) ?? '')

export const storedKeys = (start: string): string[] => [...memory.keys()].filter((key) => key.startsWith(start))

/** @param value `undefined` removes the key */
export function store(key: string, value: unknown): void {
  const text = toJson(value)
  if (memory.get(key) === text) return
  put(memory, key, text)
  if (keeping) write(key)
}

/** Says whether there is anybody to remember things for. With nobody, nothing of ours is left in the storage. */
export function keep(wanted: boolean): void {
  const keys = new Set([...memory.keys(), ...seen.keys()])
  keeping = wanted
  emptied = false
  for (const key of keys) write(key)
}

/**
 * Throws away what is stored, here and in every tab.
 * @param except keys that stay
 * @returns tells the listeners and the other tabs; what is to be stored in its place is stored before
 */
export function wipe(except: RegExp): () => void {
  rereadStorage()
  const keys = [...memory.keys()].filter((key) => !except.test(key))
  for (const key of keys) {
    memory.delete(key)
    write(key)
  }
  return () => {
    tell(['visitor', ...keys, ''])
    announce()
  }
}

/** A page has stored it under another address of the server. */
export const isForeign = (name: string): boolean => /^linnet:https?:/.test(name) && !isOurs(name)

export const hasForeign = (): boolean => listStorage().some(([name]) => isForeign(name))

/** True when the storage does not take what it should keep, so that it is lost with the page. */
export const isForgetful = (): boolean => keeping && [...memory].some(([key, text]) => seen.get(key) !== text)

function write(key: string): void {
  const text = keeping ? memory.get(key) : undefined
  try {
    const place = storage() as Storage
    const had = place.getItem(`${prefix}visitor`)
    if (!had) noticeLoss()
    // What the page has thrown away is stored again when the visitor does something, by which one of these changes.
    if (emptied && !/^(draft|visitor|wish)/.test(key)) return
    if (text === undefined) place.removeItem(prefix + key)
    else place.setItem(prefix + key, text)
    // Some private modes take everything and have nothing.
    put(seen, key, place.getItem(prefix + key))
    if (had && text === undefined && key === 'visitor') announce()
    if (emptied) keep(true)
  } catch {
    // Full, forbidden or missing: it stays in memory for as long as the page does.
  }
}

/** Tells the other tabs, by a key that is there for a moment, that the visitor was thrown away by us. */
export function announce(start = prefix): void {
  try {
    storage()?.setItem(`${start}gone`, '')
    storage()?.removeItem(`${start}gone`)
  } catch {
    // There is none.
  }
}

const listeners = new Set<(key: string) => void>()

/** Calls back with each key that another tab has changed, and with an empty one when all that is known of the visitor is to be thrown away. */
export const onStored = (listener: (key: string) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the event says may be older than what is there: of two tabs that wrote at once, each is told of the other. */
function onStorage({ key }: StorageEvent): void {
  // A tab that learns of it late says it once more, when there may be a receipt on screen here.
  const announced = key === `${prefix}gone` && memory.has('visitor')
  emptied ||= announced
  if (key === null || isOurs(key)) rereadStorage(announced)
  if (announced) tell([''])
}
