import { tellPresence } from '../protocol/presence-rest.ts'
import { inBackground } from './background.ts'
import { keepTrying } from './keep-trying.ts'
import { $room } from './room.ts'
import { $part, onWord, tellTabs } from './tabs.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** Whoever has touched nothing on the page for this long is away. */
const AWAY_AFTER = 300_000
/** Moving a mouse is one sign of life, not a hundred. */
const SIGN = 2_000
/** Other tabs need to hear of it only so often. */
const TELL = 20_000

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'scroll', 'focus']

/** Tells agents whether the visitor is there, by what they do on the page, in any tab of it. */
export function startPresence(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let told: 'online' | 'away' = 'online'
  let seen = Date.now()
  let passedOn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Ends the report of a presence that has changed since. */
  let telling = new AbortController()
  const tell = (status: typeof told): void => {
    const token = $visitor.get()?.token
    if (told === status || !token || !$room.get() || $part.get() !== 'leads') return
    told = status
    tellTabs({ is: 'presence', status })
    telling.abort()
    telling = new AbortController()
    const either = AbortSignal.any([asVisitor().signal, signal, telling.signal])
    inBackground(keepTrying(() => tellPresence(asVisitor(), token, status), either))
  }
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => tell('away'), AWAY_AFTER)
    tell('online')
  }
  const note = (): void => {
    const now = Date.now()
    if (now - seen < SIGN && told === 'online') return
    seen = now
    wait()
    if (now - passedOn < TELL && told === 'online') return
    passedOn = now
    tellTabs({ is: 'active' })
  }
  for (const sign of SIGNS) window.addEventListener(sign, note, { capture: true, passive: true, signal })
  const stopHearing = onWord(({ is, status }) => {
    if (is === 'active') wait()
    if (is === 'presence') told = status === 'away' ? status : 'online'
  })
  // Whoever begins a conversation is there, and the server takes them for it.
  const stopWatching = $room.listen((room) => {
    telling.abort()
    if (!room) return
    told = 'online'
    wait()
  })
  wait()
  return () => {
    stop.abort()
    clearTimeout(timer)
    stopHearing()
    stopWatching()
  }
}
