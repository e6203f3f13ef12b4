import type { ReadableAtom } from 'nanostores'

/**
 * Waits for a fact.
 * @param signal gives up; rejects with its reason
 */
export function until<T>($fact: ReadableAtom<T>, isFit: (value: T) => unknown, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const stop = $fact.subscribe((value) => {
      if (!isFit(value)) return
      resolve()
      queueMicrotask(() => stop())
    })
    signal?.addEventListener('abort', () => {
      stop()
      reject(signal.reason)
    })
  })
}
