import { fact } from './fact.ts'

/** The browser says that there is no network, and no request has been answered since. */
export const $offline = fact(false)

/** The server has answered, whatever the browser says. */
export const noteAnswer = (): void => $offline.set(false)

export function startOnline(): () => void {
  const stop = new AbortController()
  const note = (): void => $offline.set(!navigator.onLine)
  for (const event of ['online', 'offline']) window.addEventListener(event, note, { signal: stop.signal })
  note()
  return () => stop.abort()
}
