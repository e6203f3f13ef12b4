import { fact } from './fact.ts'

/** The browser knows that there is no network. */
export const $offline = fact(false)

export function startOnline(): () => void {
  const stop = new AbortController()
  const note = (): void => $offline.set(!navigator.onLine)
  for (const event of ['online', 'offline']) window.addEventListener(event, note, { signal: stop.signal })
  note()
  return () => stop.abort()
}
