import { setOnDocument } from '../document-setter.ts'
import { count } from '../locales/fill.ts'
import { document } from '../unclobbered.ts'
import { $unread } from './unread.ts'
import { $words } from './words.ts'

/** How long each of the two titles is shown. */
const BLINK_MS = 1_500

/** How often the title changes: for less than five seconds, after which a movement would need a way to stop it. */
const MAX_BLINKS = 3

/** A page may write its title more often than it is looked at. */
const SETTLED_MS = 100

/** Titles that were shown in the place of the page's, longest first, each with the page's own of that time. */
let shown: [ours: string, theirs: string][] = []

/** The page's own title, also while another one is shown, and when the page has made a new one of that. */
export const pageTitle = (): string =>
  shown.reduce((title, [ours, theirs]) => title.replaceAll(ours, () => theirs), document.title)

function show(ours: string): void {
  const theirs = pageTitle()
  // A page that says the same of itself need not be told, and the two could not be told apart.
  if (theirs.includes(ours)) return
  shown = [...shown.filter(([title]) => title !== ours), [ours, theirs] as [string, string]]
  shown.sort(([one], [other]) => other.length - one.length)
  setOnDocument('title', ours)
}

/** While nobody looks at the page its title says how many messages are unread, in turns with the page's own for a moment, then beside it. */
export function startTitle(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  /** The title of ours that is there now. */
  let ours = ''
  let blinking: ReturnType<typeof setInterval> | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  const put = (title: string): void => {
    ours = title
    if (title) show(title)
    else if (document.title !== pageTitle()) setOnDocument('title', pageTitle())
  }
  const countUnread = (): void => put(`(${$unread.get()}) ${pageTitle()}`)
  const begin = (): typeof blinking => {
    let blinks = 0
    const blink = (): void => {
      put(ours && document.title === ours ? '' : count($words.get(), 'unread', $unread.get()))
      if (++blinks <= MAX_BLINKS) return
      clearInterval(blinking)
      countUnread()
    }
    blink()
    return setInterval(blink, BLINK_MS)
  }
  const look = (): void => {
    if (!$unread.get() || isSeen()) {
      clearInterval(blinking)
      blinking = undefined
      put('')
    } else if (matchMedia('(prefers-reduced-motion: reduce)').matches) countUnread()
    else blinking ??= begin()
  }
  const titles = new MutationObserver(() => {
    clearTimeout(settling)
    settling = setTimeout(() => document.title === ours || put(''), SETTLED_MS)
  })
  titles.observe(document.head, { subtree: true, childList: true, characterData: true })
  const stopWatching = $unread.subscribe(() => {
    clearInterval(blinking)
    blinking = undefined
    look()
  })
  document.addEventListener('visibilitychange', look, { signal })
  for (const event of ['focus', 'blur']) window.addEventListener(event, look, { signal })
  return () => {
    stop.abort()
    titles.disconnect()
    clearTimeout(settling)
    stopWatching()
    clearInterval(blinking)
    put('')
    shown = []
  }
}

const isSeen = (): boolean => !document.hidden && document.hasFocus()
