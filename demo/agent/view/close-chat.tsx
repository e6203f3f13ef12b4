import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { inBackground } from '../../../src/session/background.ts'
import { closeConversation, type Farewell } from '../session/closing.ts'
import { loadRules } from '../session/rules.ts'
import { loadTags } from '../session/team.ts'
import { getToKnow } from '../session/visitor.ts'
import { fieldOf, sentence } from '../words/sentence.ts'
import { Dialog } from './dialog.tsx'
import { DialogEnd } from './dialog-end.tsx'
import { FarewellFields } from './farewell-fields.tsx'
import { useAttempt } from './use-attempt.ts'

/** What is said of fields that the browser finds wrong. */
const WRONG = new Map([
  ['email', 'Enter an email address such as name@example.com.'],
  ['subject', 'Write a subject.'],
])

/** Closes a chat. A refusal stands at the field that it is about. */
export function CloseChat({ room, onClose }: { room: AgentRoom; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const farewell = useSignal<Farewell>({
    comment: '',
    tags: room.tags,
    transcript: null,
    pdf: false,
    force: !room.open,
  })
  const amiss = useSignal('') // the name of a field that the browser finds wrong
  const { busy, error, attempt, forgive } = useAttempt()
  useEffect(
    () => inBackground(Promise.all([loadRules(), loadTags(room.department), getToKnow(room)])),
    [room.id, room.department],
  )
  const field = error && fieldOf(error)
  useEffect(() => {
    if (field) form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus()
  }, [error])
  const complaintAt = (name: string): string | undefined => {
    if (amiss.value) return amiss.value === name ? WRONG.get(name) : undefined
    return error && field === name ? sentence(error) : undefined
  }
  const change = (some: Partial<Farewell>): void => {
    farewell.value = { ...farewell.value, ...some }
    amiss.value = ''
    forgive()
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    // The server closes the chat all the same when no mail can go to that address, so it is looked at first.
    const wrong = form.current?.querySelector<HTMLInputElement>('input:invalid')
    amiss.value = wrong?.name ?? ''
    if (wrong) return wrong.focus()
    if (await attempt(() => closeConversation(room.id, farewell.value))) onClose()
  }
  return (
    <Dialog title={`Close the chat with ${room.visitor.name}?`} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <FarewellFields room={room} farewell={farewell.value} complaintAt={complaintAt} onChange={change} />
        <DialogEnd
          complaint={error && !field ? sentence(error) : undefined}
          submit={busy ? 'Closing…' : 'Close chat'}
          look="danger solid"
          busy={busy}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
