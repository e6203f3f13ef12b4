import { type ReadonlySignal, signal } from '@preact/signals'
import type { ReadableAtom } from 'nanostores'

/**
 * A store as a signal that can only be read. The store is listened to for as long as something on screen reads the signal,
 * so this bridge is all there is to clean up. Read it while rendering; event handlers call verbs.
 */
export function fromStore<T>(store: ReadableAtom<T>): { readonly value: T } {
  let mirror: ReadonlySignal<T> | undefined
  // Most of what can be on screen never is: a page that loads the script pays for no mirror before it is looked at.
  return {
    get value() {
      mirror ??= reflect(store)
      return mirror.value
    },
  }
}

function reflect<T>(store: ReadableAtom<T>): ReadonlySignal<T> {
  let stop: (() => void) | undefined
  const mirror = signal(store.get(), {
    watched() {
      stop = store.subscribe((value) => {
        mirror.value = value
      })
    },
    unwatched() {
      stop?.()
    },
  })
  return mirror
}
