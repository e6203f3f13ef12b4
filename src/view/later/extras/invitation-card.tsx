import closeIcon from 'heroicons/24/outline/x-mark.svg'
import { $invitations } from '../../../session/invitations.ts'
import { $look } from '../../../session/look.ts'
import { openPanel } from '../../../session/panel.ts'
import { $card, declineInvitation } from '../../../session/triggers/card.ts'
import { Avatar } from '../../avatar.tsx'
import { fromStore } from '../../from-store.ts'
import { Icon } from '../../icon.tsx'
import { words } from '../../words.ts'
import { MarkedText } from '../marked-text.tsx'

const card = fromStore($card)
const invitations = fromStore($invitations)
const look = fromStore($look)

/** The focus goes to the launcher, where the conversation can still be opened. */
function decline(button: HTMLElement): void {
  const root = button.getRootNode() as ShadowRoot
  if (root.activeElement === button) root.querySelector<HTMLElement>('.launcher')?.focus()
  declineInvitation()
}

/** What is said to a visitor who has not opened the chat. The status is there before, so that a screen reader says what comes into it. */
export function InvitationCard() {
  const texts = words.value
  const shown = card.value ? invitations.value : []
  const [first] = shown
  return (
    // Without a card there is nothing to come upon, but the status stays.
    <div
      class={first ? 'invitation' : 'unseen'}
      {...(first && { role: 'region', 'aria-label': look.value.title || texts.title })}
    >
      {first && (
        <div class="inviting">
          {first.author.username && <Avatar person={first.author} />}
          <strong>{first.author.name}</strong>
          <button
            type="button"
            class="icon"
            aria-label={texts.dismiss}
            onClick={({ currentTarget }) => decline(currentTarget)}
          >
            <Icon path={closeIcon} />
          </button>
        </div>
      )}
      <div role="status">
        {shown.map(({ id, text }) => (
          <MarkedText key={id} text={text} lang="" />
        ))}
      </div>
      {first && (
        <button type="button" class="primary" onClick={openPanel}>
          {texts.startChat}
        </button>
      )}
    </div>
  )
}
