import inboxIcon from 'heroicons/24/outline/inbox.svg'
import signalIcon from 'heroicons/24/outline/signal-slash.svg'
import { fromStore } from '../../../src/view/from-store.ts'
import { $queue } from '../session/queue.ts'
import { $desk, refresh } from '../session/refresh.ts'
import { $conversations } from '../session/rooms.ts'
import { sentence } from '../words/sentence.ts'
import { Action } from './action.tsx'
import { Empty } from './empty.tsx'
import { QueueItem } from './queue-item.tsx'
import { RoomItem } from './room-item.tsx'

const desk = fromStore($desk)
const queue = fromStore($queue)
const conversations = fromStore($conversations)

/** What waits for somebody, and what the agent has in hand. */
export function ChatLists() {
  if (desk.value === 'loading') return <span class="spinner" />
  if (desk.value !== 'ready')
    return (
      <Empty icon={signalIcon} title="Your chats could not be loaded">
        <p>{sentence(desk.value)}</p>
        <Action act={refresh}>Try again</Action>
      </Empty>
    )
  return (
    <>
      <section aria-labelledby="queue">
        <h2 id="queue">
          Queue <span role="status">{queue.value.length ? `${queue.value.length} waiting` : ''}</span>
        </h2>
        {queue.value.length ? (
          <ul aria-labelledby="queue">
            {queue.value.map((inquiry) => (
              <QueueItem key={inquiry.id} inquiry={inquiry} />
            ))}
          </ul>
        ) : (
          <p class="hint">Nobody is waiting.</p>
        )}
      </section>
      <section aria-labelledby="chats">
        <h2 id="chats">My chats</h2>
        {conversations.value.length ? (
          <ul aria-labelledby="chats">
            {conversations.value.map((room) => (
              <RoomItem key={room.id} room={room} />
            ))}
          </ul>
        ) : (
          <Empty icon={inboxIcon} title="All quiet">
            <p>New chats appear here.</p>
          </Empty>
        )}
      </section>
    </>
  )
}
