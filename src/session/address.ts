import { globalOf } from '../unclobbered.ts'
import { $site } from './site.ts'

/** The address of the page that the visitor is on, as the page itself may have said. */
export const address = (): string => new URL($site.get().address ?? location.href, location.href).href

/** How often it is looked where a browser does not tell, in milliseconds. */
const LOOKING = 500

/**
 * Calls back when the visitor comes to another address, also in a page that changes its address by itself. Browsers tell of that with
 * their Navigation API; those without it tell only of ways back, so that somebody has to look.
 * @returns stops watching
 */
export function onAddress(listener: () => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let last = address()
  const look = (): void => {
    if (address() === last) return
    last = address()
    listener()
  }
  // The address is the new one when the event comes; whatever the page does to its title is done a moment later.
  const navigation = globalOf('navigation' as keyof Window) as EventTarget | undefined
  for (const event of ['popstate', 'hashchange']) window.addEventListener(event, look, { signal })
  navigation?.addEventListener('currententrychange', look, { signal })
  const timer = navigation ? undefined : setInterval(look, LOOKING)
  const stopHearing = $site.listen(look)
  return () => {
    stop.abort()
    clearInterval(timer)
    stopHearing()
  }
}
