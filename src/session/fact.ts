import { atom, type WritableAtom } from 'nanostores'
import { toJson } from '../protocol/json.ts'
import { onStored, store, stored } from './storage.ts'

/** What a fact is about, and so when it is put back: with the site it lives as long as the session. */
type About = 'site' | 'conversation'

const resets: Record<About, (() => void)[]> = { site: [], conversation: [] }
const loads = new Map<string, () => void>()

/** A store. Only the file that declares it sets it. */
export function fact<T>(initial: T, about: About = 'site'): WritableAtom<T> {
  const $fact = atom(initial)
  resets[about].push(() => $fact.set(initial))
  return $fact
}

/**
 * A store that survives a reload and is the same in every tab.
 * @param parse makes the value of what an earlier page, another tab or an older version left; of `undefined` the initial value
 */
export function storedFact<T>(key: string, parse: (value: unknown) => T, about?: About): WritableAtom<T> {
  const initial = parse(undefined)
  const nothing = toJson(initial)
  const $fact = fact(initial, about)
  $fact.listen((value) => store(key, toJson(value) === nothing ? undefined : value))
  const load = (): void => $fact.set(parse(stored(key)))
  loads.set(key, load)
  // A further file may come when the storage has been read.
  load()
  return $fact
}

/** Reads every stored fact, now and whenever another tab changes it. */
export function loadFacts(): () => void {
  for (const load of loads.values()) load()
  return onStored((key) => (key ? loads.get(key)?.() : resetConversation()))
}

/** Puts the facts about the conversation back: with another visitor, or none, it is not theirs to see. */
export function resetConversation(): void {
  for (const reset of resets.conversation) reset()
}

/** Puts every fact back. */
export function resetFacts(): void {
  resetConversation()
  for (const reset of resets.site) reset()
}
