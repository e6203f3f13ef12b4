import backIcon from 'heroicons/24/outline/arrow-left.svg'
import transferIcon from 'heroicons/24/outline/arrows-right-left.svg'
import detailsIcon from 'heroicons/24/outline/identification.svg'
import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { Icon } from '../../../src/view/icon.tsx'
import { $rules } from '../session/rules.ts'
import { $standing, hideRoom } from '../session/shown.ts'
import { $departmentNames } from '../session/team.ts'
import { Avatar } from './avatar.tsx'
import { IconButton } from './icon-button.tsx'

const standing = fromStore($standing)
const departments = fromStore($departmentNames)
const rules = fromStore($rules)

interface Props {
  room: AgentRoom
  detailsShown: boolean
  onDetails: () => void
  onAsk: (question: 'close' | 'transfer') => void
}

/** With whom the agent talks, and how the chat can go on or end. */
export function ConversationHeader({ room, detailsShown, onDetails, onAsk }: Props) {
  const { visitor, visitorStatus, department, open } = room
  const about = [open ? visitorStatus : 'closed', departments.value[department]].filter(Boolean)
  const own = standing.value === 'own'
  return (
    <header class="bar">
      <IconButton icon={backIcon} label="Back to the list" class="back" onClick={() => goBack(room.id)} />
      <Avatar name={visitor.name} status={open ? visitorStatus : ''} />
      <div class="who">
        <h2 tabIndex={-1}>{visitor.name}</h2>
        <small>{about.join(' · ')}</small>
      </div>
      {own && (
        <button type="button" class="with-icon" onClick={() => onAsk('transfer')}>
          <Icon path={transferIcon} />
          <span>Transfer</span>
        </button>
      )}
      {(own || (!open && rules.value.forceAllowed)) && (
        <button type="button" class="danger" onClick={() => onAsk('close')}>
          {open ? 'Close chat' : 'Force close'}
        </button>
      )}
      <IconButton
        icon={detailsIcon}
        label="About the visitor"
        class="details-button"
        aria-expanded={detailsShown}
        onClick={onDetails}
      />
    </header>
  )
}

/** The list comes back where it was left. */
function goBack(rid: string): void {
  hideRoom()
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-rid="${CSS.escape(rid)}"]`)?.focus())
}
