import type { Inquiry } from '../../../src/protocol/agent-queue.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { takeFromQueue } from '../session/queue.ts'
import { $shownId, showRoom } from '../session/shown.ts'
import { $departmentNames } from '../session/team.ts'
import { lastWords } from '../words/last-words.ts'
import { duration } from '../words/time.ts'
import { Action } from './action.tsx'
import { Avatar } from './avatar.tsx'
import { useNow } from './use-now.ts'

const shownId = fromStore($shownId)
const departments = fromStore($departmentNames)

/** Somebody who waits: who, since when, for which department, and what they said. */
export function QueueItem({ inquiry }: { inquiry: Inquiry }) {
  const now = useNow()
  const { rid, name, department, at } = inquiry
  const take = async (): Promise<void> => {
    await takeFromQueue(inquiry)
    showRoom(rid)
  }
  return (
    <li class="item">
      <button
        type="button"
        class="row"
        aria-current={rid === shownId.value || undefined}
        data-rid={rid}
        onClick={() => showRoom(rid)}
      >
        <Avatar name={name} />
        <strong>{name}</strong>
        <small class="when">{duration(now.value - at)}</small>
        <small class="words">{[departments.value[department], lastWords(inquiry)].filter(Boolean).join(' · ')}</small>
      </button>
      <Action act={take} class="small primary" label={`Take ${name}`}>
        Take
      </Action>
    </li>
  )
}
