import { useSignal } from '@preact/signals'
import chatIcon from 'heroicons/24/outline/chat-bubble-left-right.svg'
import { useEffect } from 'preact/hooks'
import { fromStore } from '../../../src/view/from-store.ts'
import { $queue } from '../session/queue.ts'
import { $unread } from '../session/rooms.ts'
import { $shown, $shownId } from '../session/shown.ts'
import { Conversation } from './conversation.tsx'
import { Details } from './details.tsx'
import { Empty } from './empty.tsx'
import { Sidebar } from './sidebar.tsx'

const shown = fromStore($shown)
const shownId = fromStore($shownId)
const queue = fromStore($queue)
const unread = fromStore($unread)

/** What waits, what is said, and who the visitor is: three columns, two on a small screen, one on a phone. */
export function Desk() {
  const details = useSignal(false)
  const { value: room } = shown
  const waiting = queue.value.length + Object.values(unread.value).reduce((sum, count) => sum + count, 0)
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ''}Agent’s desk`
  }, [waiting])
  return (
    <main class="desk" data-showing={shownId.value ? 'room' : 'lists'}>
      <h1 class="unseen">Agent’s desk</h1>
      <Sidebar />
      <div class="stage">
        {room ? (
          <Conversation
            key={room.id}
            room={room}
            detailsShown={details.value}
            onDetails={() => {
              details.value = !details.value
            }}
          />
        ) : shownId.value ? (
          <span class="spinner" />
        ) : (
          <Empty icon={chatIcon} title="No chat is open">
            <p>Choose one on the left, or take one from the queue.</p>
          </Empty>
        )}
      </div>
      {room && (
        <Details
          room={room}
          shown={details.value}
          onClose={() => {
            details.value = false
            document.querySelector<HTMLElement>('.details-button')?.focus()
          }}
        />
      )}
    </main>
  )
}
