import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { $account } from '../session/account.ts'
import { $queue, takeFromQueue } from '../session/queue.ts'
import { $standing } from '../session/shown.ts'
import { clock } from '../words/time.ts'
import { Action } from './action.tsx'

const standing = fromStore($standing)
const queue = fromStore($queue)
const account = fromStore($account)

/** Why nothing can be written here, and what can be done instead. */
export function Standing({ room }: { room: AgentRoom }) {
  const inquiry = queue.value.find(({ rid }) => rid === room.id)
  return (
    <div class="standing" role="status">
      {standing.value === 'over' ? (
        <p>
          <strong>Chat closed</strong>
          {room.closedAt > 0 && ` on ${clock(room.closedAt, 'full')}`}
          {room.tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
        </p>
      ) : inquiry ? (
        <>
          <p>{inquiry.name} is waiting for somebody.</p>
          <Action act={() => takeFromQueue(inquiry)} class="primary">
            Take this chat
          </Action>
        </>
      ) : (
        <p>{whose(room)}</p>
      )}
    </div>
  )
}

/** Whoever hands a chat on may not be told any more who has it now. */
function whose({ servedBy }: AgentRoom): string {
  if (!servedBy) return 'Nobody serves this chat yet.'
  return servedBy.id === account.value?.id
    ? 'This chat is not with you any more.'
    : `${servedBy.name} serves this chat.`
}
