import { $agent } from '../session/agent.ts'
import { $queue } from '../session/queue.ts'
import { $room } from '../session/room.ts'
import { fromStore } from './from-store.ts'
import { later } from './later.tsx'
import { words } from './words.ts'

const agent = fromStore($agent)
const queue = fromStore($queue)
const room = fromStore($room)

const Line = () => <p class="system">{words.value.waiting}</p>
const QueuePlace = later(() => import('./later/queue-place.tsx'), Line)

/** Says so while nobody serves the room yet, and where the visitor stands if the server counts. */
export const Waiting = () => (room.value && !agent.value ? queue.value ? <QueuePlace /> : <Line /> : null)
