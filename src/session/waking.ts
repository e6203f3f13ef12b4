import { inBackground } from './background.ts'
import { catchUp } from './catch-up.ts'
import { onHope } from './hope.ts'
import { $line } from './line.ts'
import { $room } from './room.ts'

const TICK = 5_000
/** A clock that stood still this long was asleep, and the line may not know it yet. */
const SLEPT = 25_000

/** Catches up at once when the page wakes, without waiting for the line to come back. */
export function startCatchingUpOnWaking(): () => void {
  let awake = Date.now()
  const timer = setInterval(() => {
    awake = Date.now()
  }, TICK)
  const stop = onHope(() => {
    const room = $room.get()
    if (room && $line.get() !== 'closed' && Date.now() - awake > SLEPT) inBackground(catchUp(room.id))
    awake = Date.now()
  })
  return () => {
    clearInterval(timer)
    stop()
  }
}
