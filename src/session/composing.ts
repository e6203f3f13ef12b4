import { document } from '../unclobbered.ts'
import { $draft } from './draft.ts'
import { sayTyping } from './line.ts'

/** Agents' clients let an announcement fade after a few seconds, so it is repeated while the visitor types … */
const REPEAT = 4000
/** … and taken back after a pause. */
const PAUSE = 5000

let announcedAt = 0
let stopping: ReturnType<typeof setTimeout> | undefined

/** Tells the agent while the visitor types into the composer of this page. */
export function startComposing(): () => void {
  const stop = $draft.listen((words) => {
    if (!words) stopComposing()
    else if (document.hasFocus()) noteComposing()
  })
  return () => {
    stop()
    stopComposing()
  }
}

function noteComposing(): void {
  clearTimeout(stopping)
  stopping = setTimeout(stopComposing, PAUSE)
  if (Date.now() - announcedAt < REPEAT) return
  announcedAt = Date.now()
  sayTyping(true)
}

/** The visitor has sent what they typed, thrown it away, or paused. */
function stopComposing(): void {
  clearTimeout(stopping)
  if (announcedAt) sayTyping(false)
  announcedAt = 0
}
