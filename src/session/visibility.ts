import { computed } from 'nanostores'
import { $config } from './config.ts'
import { $room } from './room.ts'

/** The admin has switched the chat off. A conversation that is live goes on. */
export const $switchedOff = computed([$config, $room], (config, room) => config?.enabled === false && !room)
