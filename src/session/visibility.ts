import { computed } from './computed.ts'
import { $config } from './config.ts'
import { storedFact } from './fact.ts'
import { $room } from './room.ts'

/** The page has taken the chat off the screen, and whatever goes on in it goes on. */
export const $hidden = storedFact<boolean>('hidden', (value) => value === true)

export const hide = (hidden: boolean): void => $hidden.set(hidden)

/** Nothing is shown: the page does not want it, or the admin has switched the chat off. A conversation that is live goes on. */
export const $switchedOff = computed(
  [$config, $room, $hidden],
  (config, room, hidden) => hidden || (config?.enabled === false && !room),
)
