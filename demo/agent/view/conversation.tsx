import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { RoomMessage } from '../../../src/protocol/agent-messages.ts'
import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { lastOwnMessage } from '../session/own-messages.ts'
import { $standing } from '../session/shown.ts'
import { CloseChat } from './close-chat.tsx'
import { Composer } from './composer.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import { Editor } from './editor.tsx'
import { MessageList } from './message-list.tsx'
import { Standing } from './standing.tsx'
import { TransferChat } from './transfer-chat.tsx'

const standing = fromStore($standing)

interface Props {
  room: AgentRoom
  detailsShown: boolean
  onDetails: () => void
}

/** What has been said in one room, and what can be done about it. */
export function Conversation({ room, detailsShown, onDetails }: Props) {
  const question = useSignal<'none' | 'close' | 'transfer'>('none')
  const edited = useSignal<RoomMessage | undefined>(undefined)
  const element = useRef<HTMLElement>(null)
  const own = standing.value === 'own'
  const ask = (about: 'none' | 'close' | 'transfer'): void => {
    question.value = about
  }
  const edit = (message: RoomMessage | undefined): void => {
    edited.value = message
  }
  useGoingOn(element, { own, editing: !!edited.value, asked: question.value !== 'none' })
  return (
    <article ref={element} class="conversation" aria-label={`Chat with ${room.visitor.name}`}>
      <ConversationHeader room={room} detailsShown={detailsShown} onDetails={onDetails} onAsk={ask} />
      <MessageList rid={room.id} editable={own} onEdit={edit} />
      {!own ? (
        <Standing room={room} />
      ) : edited.value ? (
        <Editor key={edited.value.id} message={edited.value} onDone={() => edit(undefined)} />
      ) : (
        <Composer rid={room.id} onEditLast={() => edit(lastOwnMessage(room.id))} />
      )}
      {question.value === 'close' && <CloseChat room={room} onClose={() => ask('none')} />}
      {question.value === 'transfer' && <TransferChat room={room} onClose={() => ask('none')} />}
    </article>
  )
}

/** Puts the focus where the agent goes on. */
function useGoingOn(
  element: { current: HTMLElement | null },
  { own, editing, asked }: { own: boolean; editing: boolean; asked: boolean },
): void {
  // Where there is a keyboard the agent goes on by typing; on a phone one would cover half of the chat.
  useEffect(() => {
    if (editing) return
    const types = own && !matchMedia('(pointer: coarse)').matches
    element.current?.querySelector<HTMLElement>(types ? 'textarea' : 'h2')?.focus()
  }, [element, own, editing])
  // A dialog gives the focus back to the button that opened it, but a chat that was closed has no such button any more.
  useEffect(() => {
    if (!asked && document.activeElement === document.body) element.current?.querySelector<HTMLElement>('h2')?.focus()
  }, [element, asked])
}
