import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { $unread } from '../session/rooms.ts'
import { $shownId, showRoom } from '../session/shown.ts'
import { $typing } from '../session/typing.ts'
import { lastWords } from '../words/last-words.ts'
import { clockOrDate } from '../words/time.ts'
import { Avatar } from './avatar.tsx'

const shownId = fromStore($shownId)
const unread = fromStore($unread)
const typing = fromStore($typing)

/** A conversation in a list. */
export function RoomItem({ room }: { room: AgentRoom }) {
  const { id, visitor, visitorStatus, open, lastAt, closedAt } = room
  const count = unread.value[id] ?? 0
  const types = !!typing.value[id]?.length
  return (
    <li class="item">
      <button
        type="button"
        class="row"
        aria-current={id === shownId.value || undefined}
        data-rid={id}
        data-unread={count > 0 || undefined}
        onClick={() => showRoom(id)}
      >
        <Avatar name={visitor.name} status={open ? visitorStatus : ''} />
        <strong>{visitor.name}</strong>
        <small class="when">{clockOrDate(closedAt || lastAt)}</small>
        <small class="words">{types ? <em>typing…</em> : lastWords(room)}</small>
        {count > 0 && (
          <span class="badge">
            {count}
            <span class="unseen"> unread</span>
          </span>
        )}
      </button>
    </li>
  )
}
