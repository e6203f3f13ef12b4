import { inBackground } from './background.ts'
import { on } from './events.ts'
import { $messages } from './messages.ts'
import { startNotifying } from './notification.ts'
import { ring, unlockSound } from './sound.ts'
import { startTitle } from './title.ts'

/** Somebody has written: it is heard, the title says so, and so does the desktop for those who wanted that. */
export function startAttention(): () => void {
  const stops = [
    startTitle(),
    startNotifying(),
    unlockSound(),
    on('message', () => inBackground(ring($messages.get().at(-1)?.at ?? 0))),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
