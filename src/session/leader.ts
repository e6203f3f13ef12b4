import { document } from '../unclobbered.ts'
import { hope, onHope } from './hope.ts'
import { $part, hold, onWord, partSignal, tellTabs } from './tabs.ts'

/** A visible follower asks this often whether the leader is there … */
const ASK = 15_000
/** … and takes over when there has been no answer for this long: it has crashed, sleeps, or stands still. */
const PATIENCE = 5_000

/** Looks after the tab that leads. Without this a tab that stands still leads until it is closed. */
export function startWatchingLeader(): () => void {
  let answered = true
  const stopListening = onWord(({ is }) => {
    answered ||= is === 'line'
    if (is === 'hope' && $part.get() === 'leads') hope()
  })
  const stopFollowing = $part.listen(() => {
    answered = true
  })
  const ask = (): void => {
    if ($part.get() !== 'follows' || document.hidden || !answered) return
    answered = false
    tellTabs({ is: 'who' })
    setTimeout(() => {
      if (!answered && $part.get() === 'follows') void takeOver()
      answered = true
    }, PATIENCE)
  }
  const timer = setInterval(ask, ASK)
  const stops = [stopListening, stopFollowing, onHope(ask)]
  return () => {
    for (const stop of stops) stop()
    clearInterval(timer)
  }
}

/** The leader does not answer: this tab leads in its place. */
async function takeOver(): Promise<void> {
  const signal = partSignal()
  await hold('lead', { steal: true }, signal, () => $part.set('leads'))
  if (!signal.aborted) $part.set('follows')
}
