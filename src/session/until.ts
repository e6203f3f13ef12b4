import type { ReadableAtom } from 'nanostores'

/**
 * Waits for a fact.
 * @param signal gives up; rejects with its reason
 */
export function until<T>($fact: ReadableAtom<T>, isFit: (value: T) => unknown, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = $fact.subscribe((value) => {
      if (!isFit(value)) return
      resolve()
      queueMicrotask(() => stop())
    })
    const giveUp = (): void => {
      stop()
      reject(signal?.reason)
    }
    if (signal?.aborted) giveUp()
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
