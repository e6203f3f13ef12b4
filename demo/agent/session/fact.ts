import { atom, type WritableAtom } from 'nanostores'

const resets: (() => void)[] = []

/** A store of what lies on the desk. Only the file that declares it sets it. */
export function fact<T>(initial: T): WritableAtom<T> {
  const $fact = atom(initial)
  resets.push(() => $fact.set(initial))
  return $fact
}

/** Puts every fact back: what one agent saw is not for the next one at the same screen. */
export function clearFacts(): void {
  for (const reset of resets) reset()
}
