import { count } from '../locales/fill.ts'
import { $unread } from './unread.ts'
import { $words } from './words.ts'

/** How long each of the two titles is shown. */
const BLINK = 1_500

/** What the page calls itself, and what we have put in its place; both empty while nothing is in its place. */
let theirs = ''
let ours = ''

/** The page's own title, whatever is shown just now. */
export const pageTitle = (): string => (ours && document.title === ours ? theirs : document.title)

/** While nobody looks at the page its title says now and then how many messages are unread; it is the page's own again afterwards. */
export function startTitle(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let timer: ReturnType<typeof setInterval> | undefined
  const restore = (): void => {
    clearInterval(timer)
    timer = undefined
    if (ours && document.title === ours) document.title = theirs
    ours = ''
  }
  const blink = (): void => {
    if (ours && document.title === ours) {
      document.title = theirs
      return
    }
    // A page may change its title meanwhile; that is the one to go back to.
    theirs = document.title
    ours = count($words.get(), 'unread', $unread.get())
    document.title = ours
  }
  const still = (): void => {
    restore()
    theirs = document.title
    ours = `(${$unread.get()}) ${theirs}`
    document.title = ours
  }
  const begin = (): typeof timer => {
    blink()
    return setInterval(blink, BLINK)
  }
  const look = (): void => {
    if (!$unread.get() || isSeen()) restore()
    else if (matchMedia('(prefers-reduced-motion: reduce)').matches) still()
    else timer ??= begin()
  }
  const stopWatching = $unread.subscribe(look)
  document.addEventListener('visibilitychange', look, { signal })
  for (const event of ['focus', 'blur']) window.addEventListener(event, look, { signal })
  return () => {
    stop.abort()
    stopWatching()
    restore()
  }
}

const isSeen = (): boolean => !document.hidden && document.hasFocus()
