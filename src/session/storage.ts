// The only file that touches localStorage. What is stored is also held in memory, so that a storage that is full, forbidden or
// missing costs nothing but the next page. Until somebody is known nothing is stored at all: see `keep`.
import { parseJson, toJson } from '../protocol/json.ts'

const memory = new Map<string, string>()
/** Keys of which the storage has what the memory has. */
const saved = new Set<string>()
let prefix = ''
let keeping = false

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
    keeping = false
    memory.clear()
    saved.clear()
  }
}

/** Takes in what other tabs have written, without waiting to be told: events may come late, and not at all to a page that slept. */
export function rereadStorage(): void {
  const found = new Map<string, string>()
  try {
    for (const [key, value] of Object.entries({ ...storage() })) {
      if (key.startsWith(prefix)) found.set(key.slice(prefix.length), value)
    }
  } catch {
    // A storage that cannot be listed holds nothing for us.
  }
  const changed = [...new Set([...found.keys(), ...saved])].filter((key) => found.get(key) !== memory.get(key))
  for (const key of changed) take(key, found.get(key))
  for (const key of found.keys()) saved.add(key)
  keeping ||= found.size > 0
  for (const key of changed) for (const listener of listeners) listener(key)
}

function take(key: string, text: string | undefined): void {
  saved.delete(key)
  if (text === undefined) memory.delete(key)
  else memory.set(key, text)
}

export const stored = (key: string): unknown => parseJson(memory.get(key) ?? '')

export const storedKeys = (start: string): string[] => [...memory.keys()].filter((key) => key.startsWith(start))

/** @param value `undefined` removes the key */
export function store(key: string, value: unknown): void {
  const text = toJson(value)
  if (memory.get(key) === text) return
  if (text === undefined) memory.delete(key)
  else memory.set(key, text)
  if (keeping) write(key)
}

/** Says whether there is anybody to remember things for. With nobody, nothing of ours is left in the storage. */
export function keep(wanted: boolean): void {
  const keys = new Set([...memory.keys(), ...saved])
  keeping = wanted
  for (const key of keys) write(key)
}

/** True when the storage does not take what it should keep, so that it is lost with the page. */
export const isForgetful = (): boolean => keeping && [...memory.keys()].some((key) => !saved.has(key))

function write(key: string): void {
  const text = keeping ? memory.get(key) : undefined
  saved.delete(key)
  try {
    const place = storage() as Storage
    if (text === undefined) {
      place.removeItem(prefix + key)
      return
    }
    if (place.getItem(prefix + key) !== text) place.setItem(prefix + key, text)
    // Some private modes take everything and have nothing.
    if (place.getItem(prefix + key) === text) saved.add(key)
  } catch {
    // Full, forbidden or missing: it stays in memory for as long as the page does.
  }
}

const listeners = new Set<(key: string) => void>()

/** Calls back with each key that another tab has changed. */
export const onStored = (listener: (key: string) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the event says may be older than what is there: of two tabs that wrote at once, each is told of the other. */
function onStorage({ key, storageArea }: StorageEvent): void {
  if (storageArea === storage() && (key === null || key.startsWith(prefix))) rereadStorage()
}
