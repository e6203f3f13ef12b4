import { after } from '../protocol/timer.ts'
import { $site } from '../session/site.ts'
import { document } from '../unclobbered.ts'

/** A page that removes the chat sooner than this after it was put back insists. */
const CALM_MS = 2_000
/** Pause before the chat is put back once more into a page that insists; it more than doubles each time. */
const PAUSE_MS = 300
/** A page for which the pause would be longer is left without the chat. */
const LONGEST_PAUSE_MS = 5_000

/**
 * Puts the host into the body, or into the element that is its home, as soon as there is one. A page that moves or removes it, or replaces
 * what it is in, gets it back in a task of its own: observers of both sides that answer each other at once would freeze the tab. Fires `put`
 * at the host each time.
 * @returns stops; the host stays where it is
 */
export function keepInPage(host: Element): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  let pause = 0
  /** Returns whether there was something to do. */
  const put = (): boolean => {
    const { home } = $site.get()
    const place = home?.isConnected ? home : document.body
    for (const node of [host.ownerDocument, document.documentElement, document.body, place])
      if (node) observer.observe(node, { childList: true })
    if (!place || host.parentNode === place) return false
    place.append(host)
    // Markup that the page has kept and brings back has hosts in it that have lost their shadow.
    for (const other of document.querySelectorAll('linnet-host')) if (!other.shadowRoot) other.remove()
    return host.dispatchEvent(new Event('put'))
  }
  const putBack = (): void => {
    // The time that it was away does not count.
    const calm = Date.now() - last - pause
    timer = undefined
    if (!put()) return
    last = Date.now()
    pause = calm < CALM_MS ? pause * 2 + PAUSE_MS : 0
  }
  const observer = new MutationObserver(() => {
    if (pause < LONGEST_PAUSE_MS) timer ??= after(pause, putBack)
  })
  const stopListening = $site.subscribe(put)
  return () => {
    clearTimeout(timer)
    stopListening()
    observer.disconnect()
  }
}
