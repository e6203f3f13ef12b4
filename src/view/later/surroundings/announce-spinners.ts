import { announce } from '../../../session/announcements.ts'

/** What comes sooner than this needs no words. */
const SLOW_MS = 1000

/**
 * Has a screen reader say the name of a spinner that is shown for a while. Its own animation tells that it is there, so nothing is searched.
 * @returns stops
 */
export function announceSpinners(root: ShadowRoot): () => void {
  const stop = new AbortController()
  const watch = (spinner: Element | null): void => {
    const name = spinner?.getAttribute('aria-label')
    if (name) setTimeout(() => !stop.signal.aborted && spinner?.isConnected && announce(name), SLOW_MS)
  }
  watch(root.querySelector('.spinner'))
  root.addEventListener('animationstart', ({ target }) => watch((target as Element).closest('.spinner')), stop)
  return () => stop.abort()
}
