import { useSignal } from '@preact/signals'
import pencilIcon from 'heroicons/24/outline/pencil.svg'
import trashIcon from 'heroicons/24/outline/trash.svg'
import type { RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { linkedText } from '../../../src/protocol/linked-text.ts'
import { richTextOf } from '../../../src/protocol/rich-text.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import type { Placed } from '../../../src/view/message-groups.ts'
import { $account, nameOf } from '../session/account.ts'
import { takeBack } from '../session/own-messages.ts'
import { systemText } from '../words/system-text.ts'
import { clock } from '../words/time.ts'
import { Action } from './action.tsx'
import { Attachment } from './attachment.tsx'
import { Avatar } from './avatar.tsx'
import { IconButton } from './icon-button.tsx'
import { RichText } from './rich-text.tsx'

const account = fromStore($account)

interface Props extends Placed {
  message: RoomMessage
  /** The agent may still change what they have said. */
  editable: boolean
  onEdit: (message: RoomMessage) => void
}

/** One message of the conversation, or a line about it. */
export function MessageView({ message, newDay, first, last, editable, onEdit }: Props) {
  const { id, at, author, text, more, edited, attachments, fromVisitor } = message
  const system = systemText(message, nameOf(author))
  const own = author.id === account.value?.id
  return (
    <>
      {newDay && <p class="day">{clock(at, 'day')}</p>}
      {system !== undefined ? (
        <p class="system">{system}</p>
      ) : (
        <article class={`message ${own ? 'own' : 'theirs'}`} data-first={first || undefined} data-id={id}>
          {first && !own && <Avatar name={author.name} {...(!fromVisitor && { username: author.username })} />}
          <span class={first && !own ? 'name' : 'unseen'}>{own ? 'You' : author.name}</span>
          <div class="bubble" dir="auto">
            <RichText pieces={more ? richTextOf(more) : linkedText(text)} />
            {attachments.map((attachment) => (
              <Attachment key={attachment.href} {...attachment} />
            ))}
          </div>
          {own && editable && <Changes message={message} onEdit={onEdit} />}
          {(last || edited) && (
            <footer>
              {edited && 'edited · '}
              <time dateTime={new Date(at).toISOString()}>{clock(at, 'time')}</time>
            </footer>
          )}
        </article>
      )}
    </>
  )
}

/** What the agent can do about their own words. Taking them back is asked once more. */
function Changes({ message, onEdit }: { message: RoomMessage; onEdit: (message: RoomMessage) => void }) {
  const asking = useSignal(false)
  const ask = (whether: boolean) => (): void => {
    asking.value = whether
  }
  if (asking.value)
    return (
      <fieldset class="changes asking" aria-label="Delete this message?">
        <Action act={() => takeBack(message)} class="small danger">
          Delete
        </Action>
        <button type="button" class="small" onClick={ask(false)}>
          Keep
        </button>
      </fieldset>
    )
  return (
    <div class="changes">
      {message.text && <IconButton icon={pencilIcon} label="Edit" onClick={() => onEdit(message)} />}
      <IconButton icon={trashIcon} label="Delete" onClick={ask(true)} />
    </div>
  )
}
