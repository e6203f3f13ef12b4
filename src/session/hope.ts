// Reasons to believe that the network or the visitor is back: trying again then need not wait.
import { after } from '../protocol/timer.ts'
import { document } from '../unclobbered.ts'

const listeners = new Set<() => void>()

/** @returns stops listening */
export const onHope = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** There is a reason now. */
export function hope(): void {
  for (const listener of [...listeners]) listener()
}

/** Watches the page for reasons. */
export function startHope(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  for (const event of ['online', 'focus', 'pageshow']) window.addEventListener(event, hope, { signal })
  const shown = (): void => {
    if (!document.hidden) hope()
  }
  for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, shown, { signal })
  return () => stop.abort()
}

/** Waits, but not longer than until there is hope. Rejects with the signal's reason when that is aborted. */
export function pause(ms: number, signal: AbortSignal, { heedHope = true } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => (): void => {
      clearTimeout(timer)
      stopHoping()
      signal.removeEventListener('abort', aborted)
      settle()
    }
    const done = end(resolve)
    const aborted = end(() => reject(signal.reason))
    const timer = after(ms, done)
    const stopHoping = onHope(() => heedHope && done())
    signal.addEventListener('abort', aborted)
    if (signal.aborted) aborted()
  })
}
