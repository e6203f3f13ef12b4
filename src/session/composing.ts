import { sayTyping } from './line.ts'

/** Agents' clients let an announcement fade after a few seconds, so it is repeated while the visitor types … */
const REPEAT = 4000
/** … and taken back after a pause. */
const PAUSE = 5000

let announcedAt = 0
let stopping: ReturnType<typeof setTimeout> | undefined

/** The visitor has touched a key in the composer. */
export function noteComposing(): void {
  clearTimeout(stopping)
  stopping = setTimeout(stopComposing, PAUSE)
  if (Date.now() - announcedAt < REPEAT) return
  announcedAt = Date.now()
  sayTyping(true)
}

/** The visitor has sent what they typed, thrown it away, or paused. */
export function stopComposing(): void {
  clearTimeout(stopping)
  if (announcedAt) sayTyping(false)
  announcedAt = 0
}
