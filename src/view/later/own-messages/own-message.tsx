import { type Signal, useSignal } from '@preact/signals'
import moreIcon from 'heroicons/24/outline/ellipsis-horizontal.svg'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import ownMessagesWords from '../../../locales/later/own-messages.ts'
import type { Message } from '../../../protocol/message.ts'
import { announce } from '../../../session/announcements.ts'
import { $outbox } from '../../../session/outbox.ts'
import {
  $deletions,
  $keptByServer,
  beginDeletion,
  dropDeletion,
  holdDeletion,
} from '../../../session/own-messages/deletions.ts'
import { $editing, beginEditing } from '../../../session/own-messages/editing.ts'
import { $rules, needRules } from '../../../session/own-messages/rules.ts'
import { $room } from '../../../session/room.ts'
import { fromStore } from '../../from-store.ts'
import { Icon } from '../../icon.tsx'
import { useOwnId } from '../../use-own-id.ts'
import { sheetOf } from '../sheet.tsx'
import { wordsWith } from '../words.ts'
import { Editor } from './editor.tsx'
import { joinStops, moveAmongOwn } from './one-stop.ts'
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
  const id = useOwnId()
  const isOffered = edit || remove
  useLayoutEffect(() => {
    // The buttons of all messages have one name, so each is described by its message.
    const bubble = button.current?.closest('article')?.querySelector('.bubble')
    if (bubble) bubble.id = id
    return button.current ? joinStops(button.current) : undefined
  }, [isOffered])
  if (!isOffered) return null
  const onKeyDown = (event: KeyboardEvent): void => {
    const { current } = button
    const isEscape = open.value && event.key === 'Escape'
    if (isEscape) {
      open.value = false
      current?.focus()
    }
    const isMove = event.target === current && !!current && moveAmongOwn(event, current)
    if (isEscape || isMove) event.preventDefault()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon own-more"
        title={texts.changeMessage}
        // One stop for all of them; see joinStops.
        tabIndex={-1}
        aria-describedby={id}
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

/** The message is gone from sight; for ten seconds it can be had back, and for as long as the focus or the pointer is there. */
function Deleted({ id }: { id: string }) {
  const button = useRef<HTMLButtonElement>(null)
  const texts = wordsWith(ownMessagesWords)
  useHandedFocus(id, button)
  const isFocused = useSignal(false)
  const isUnderPointer = useSignal(false)
  const set = (state: Signal<boolean>, value: boolean) => (): void => {
    state.value = value
  }
  const isHeld = isFocused.value || isUnderPointer.value
  useEffect(() => (isHeld ? holdDeletion(id) : undefined), [isHeld])
  return (
    <p
      class="deleted"
      onFocusIn={set(isFocused, true)}
      onFocusOut={set(isFocused, false)}
      onPointerEnter={set(isUnderPointer, true)}
      onPointerLeave={set(isUnderPointer, false)}
    >
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
