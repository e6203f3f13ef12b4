import { useSignal } from '@preact/signals'
import moreIcon from 'heroicons/24/outline/ellipsis-horizontal.svg'
import { useEffect, useRef } from 'preact/hooks'
import ownMessagesWords from '../../../locales/later/own-messages.ts'
import type { Message } from '../../../protocol/message.ts'
import { announce } from '../../../session/announcements.ts'
import { $outbox } from '../../../session/outbox.ts'
import { $deletions, $keptByServer, beginDeletion, dropDeletion } from '../../../session/own-messages/deletions.ts'
import { $editing, beginEditing } from '../../../session/own-messages/editing.ts'
import { $rules, needRules } from '../../../session/own-messages/rules.ts'
import { $room } from '../../../session/room.ts'
import { fromStore } from '../../from-store.ts'
import { Icon } from '../../icon.tsx'
import { sheetOf } from '../sheet.tsx'
import { wordsWith } from '../words.ts'
import { Editor } from './editor.tsx'
import css from './own-messages.css'
import { handFocus, useHandedFocus } from './use-handed-focus.ts'

const Style = sheetOf(css)
const rules = fromStore($rules)
const room = fromStore($room)
const outbox = fromStore($outbox)
const editing = fromStore($editing)
const deletions = fromStore($deletions)
const kept = fromStore($keptByServer)

/** What the visitor can do with a message of their own while the chat goes on. */
export default function OwnMessage({ message }: { message: Message }) {
  useEffect(needRules, [])
  const { id, rid } = message
  // What is still being sent would be sent once more after it was deleted.
  const unconfirmed = outbox.value.some((outgoing) => outgoing.id === id)
  if (room.value?.id !== rid || unconfirmed) return null
  if (Object.hasOwn(deletions.value, id)) return <Deleted id={id} />
  if (editing.value?.id === id) return <Editor message={message} text={editing.value.text} />
  return (
    <>
      <Style />
      <Choices message={message} />
      {kept.value.includes(id) && (
        <p role="alert" class="complaint">
          {wordsWith(ownMessagesWords).changeRefused}
        </p>
      )}
    </>
  )
}

function Choices({ message }: { message: Message }) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const texts = wordsWith(ownMessagesWords)
  useHandedFocus(message.id, button)
  const { edit, remove } = rules.value
  if (!edit && !remove) return null
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open.value || event.key !== 'Escape') return
    event.preventDefault()
    open.value = false
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon own-more"
        title={texts.changeMessage}
        aria-expanded={open.value}
        onKeyDown={onKeyDown}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon path={moreIcon} />
      </button>
      {open.value && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons within
        <div class="own-choices" onKeyDown={onKeyDown}>
          {edit && !!message.text && (
            <button type="button" class="link" onClick={() => beginEditing(message)}>
              {texts.edit}
            </button>
          )}
          {remove && (
            <button
              type="button"
              class="link"
              onClick={() => {
                handFocus(message.id)
                beginDeletion(message)
                announce(texts.removing)
              }}
            >
              {texts.remove}
            </button>
          )}
        </div>
      )}
    </>
  )
}

/** The message is gone from sight; for ten seconds it can be had back. */
function Deleted({ id }: { id: string }) {
  const button = useRef<HTMLButtonElement>(null)
  const texts = wordsWith(ownMessagesWords)
  useHandedFocus(id, button)
  return (
    <p class="deleted">
      <Style />
      {texts.removing}{' '}
      <button
        ref={button}
        type="button"
        class="link"
        onClick={() => {
          handFocus(id)
          dropDeletion(id)
        }}
      >
        {texts.undo}
      </button>
    </p>
  )
}
