import { $account } from './account.ts'
import { sayTyping } from './line.ts'
import { $rules } from './rules.ts'

/** The visitor's widget lets an announcement fade after a few seconds, so it is repeated while the agent types … */
const REPEAT = 4000
/** … and taken back after a pause. */
const PAUSE = 5000

let room = ''
let announcedAt = 0
let stopping: ReturnType<typeof setTimeout> | undefined

/** The agent has touched a key in the composer of this room. */
export function noteComposing(rid: string): void {
  if (rid !== room) stopComposing()
  clearTimeout(stopping)
  stopping = setTimeout(stopComposing, PAUSE)
  if (Date.now() - announcedAt < REPEAT) return
  room = rid
  announcedAt = Date.now()
  sayTyping(rid, ownName(), true)
}

/** The agent has sent what they typed, thrown it away, paused, or gone to another room. */
export function stopComposing(): void {
  clearTimeout(stopping)
  if (announcedAt) sayTyping(room, ownName(), false)
  announcedAt = 0
}

/** The server passes typing on only under the name that it shows for people. */
function ownName(): string {
  const account = $account.get()
  return ($rules.get().realNames ? account?.name : account?.username) ?? ''
}
