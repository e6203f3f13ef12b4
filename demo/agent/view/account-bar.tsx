import chevronIcon from 'heroicons/24/outline/chevron-down.svg'
import type { Presence } from '../../../src/protocol/agent-account.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { Icon } from '../../../src/view/icon.tsx'
import { $account, signOut } from '../session/account.ts'
import { $presence, $service, choosePresence, chooseService } from '../session/presence.ts'
import { sentence } from '../words/sentence.ts'
import { Avatar } from './avatar.tsx'
import { Menu } from './menu.tsx'
import { useAttempt } from './use-attempt.ts'

const account = fromStore($account)
const presence = fromStore($presence)
const service = fromStore($service)

const PRESENCES: Record<Presence, string> = { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' }

/** Who sits here, how they look to others, and whether they take chats. */
export function AccountBar() {
  // Each goes its own way: an answer about one must not make the other deaf.
  const showing = useAttempt()
  const serving = useAttempt()
  const error = showing.error ?? serving.error
  const { name = '', username = '' } = account.value ?? {}
  const choices = Object.entries(PRESENCES) as [Presence, string][]
  const presences = choices.map(([status, label]) => ({
    label,
    status,
    chosen: status === presence.value,
    act: () => void showing.attempt(() => choosePresence(status)),
  }))
  const takesChats = service.value === 'available'
  return (
    <header class="account">
      <Menu choices={presences} commands={[{ label: 'Sign out', act: signOut }]}>
        <Avatar name={name} username={username} status={presence.value} />
        <span class="who">
          <strong>{name}</strong>
          <small>{PRESENCES[presence.value]}</small>
        </span>
        <Icon path={chevronIcon} />
      </Menu>
      {service.value && (
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={takesChats}
          aria-busy={serving.busy}
          onClick={() => void serving.attempt(() => chooseService(takesChats ? 'not-available' : 'available'))}
        >
          Take chats
        </button>
      )}
      {error && (
        <p class="complaint" role="alert">
          {sentence(error)}
        </p>
      )}
    </header>
  )
}
