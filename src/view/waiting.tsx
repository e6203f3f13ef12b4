import { $agent } from '../session/agent.ts'
import { $room } from '../session/room.ts'
import { fromStore } from './from-store.ts'
import { words } from './words.ts'

const agent = fromStore($agent)
const room = fromStore($room)

/** Says so while nobody serves the room yet. */
export const Waiting = () => (room.value && !agent.value ? <p class="system">{words.value.waiting}</p> : null)
