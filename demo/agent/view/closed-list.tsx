import archiveIcon from 'heroicons/24/outline/archive-box.svg'
import { fromStore } from '../../../src/view/from-store.ts'
import { $closed, loadClosed } from '../session/closed.ts'
import { $rooms } from '../session/rooms.ts'
import { Empty } from './empty.tsx'
import { Loaded } from './loaded.tsx'
import { RoomItem } from './room-item.tsx'

const closed = fromStore($closed)
const rooms = fromStore($rooms)

/** What the agent has finished lately, to be read again. */
export const ClosedList = () => (
  <Loaded load={loadClosed}>
    {closed.value.length ? (
      <ul aria-label="Closed chats">
        {closed.value.map((id) => rooms.value[id] && <RoomItem key={id} room={rooms.value[id]} />)}
      </ul>
    ) : (
      <Empty icon={archiveIcon} title="Nothing closed yet">
        <p>Chats that you have served can be read again here.</p>
      </Empty>
    )}
  </Loaded>
)
