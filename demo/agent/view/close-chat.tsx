import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { inBackground } from '../../../src/session/background.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { type Copy, closeConversation } from '../session/closing.ts'
import { $rules, loadRules } from '../session/rules.ts'
import { $departments, $tags, loadTags } from '../session/team.ts'
import { getToKnow } from '../session/visitor.ts'
import { fieldOf, sentence } from '../words/sentence.ts'
import { CheckBox } from './check-box.tsx'
import { Dialog } from './dialog.tsx'
import { DialogEnd } from './dialog-end.tsx'
import { Field } from './field.tsx'
import { TagsField } from './tags-field.tsx'
import { TranscriptFields } from './transcript-fields.tsx'
import { useAttempt } from './use-attempt.ts'

const rules = fromStore($rules)
const departments = fromStore($departments)
const tagList = fromStore($tags)

/** What is said of fields that the browser finds wrong. */
const WRONG = new Map([
  ['email', 'Enter an email address such as name@example.com.'],
  ['subject', 'Write a subject.'],
])

/** The last words of a chat, and what is to be done with it. A refusal stands at the field that it is about. */
export function CloseChat({ room, onClose }: { room: AgentRoom; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const comment = useSignal('')
  const tags = useSignal<string[]>(room.tags)
  const transcript = useSignal<Copy | null>(null)
  const pdf = useSignal(false)
  const force = useSignal(!room.open)
  const amiss = useSignal('') // the name of a field that the browser finds wrong
  const { busy, error, attempt, forgive } = useAttempt()
  const department = departments.value.find(({ id }) => id === room.department)
  useEffect(
    () => inBackground(Promise.all([loadRules(), loadTags(room.department), getToKnow(room)])),
    [room.id, room.department],
  )
  const field = error && fieldOf(error)
  useEffect(() => {
    const wrong = error && fieldOf(error)
    if (wrong) form.current?.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus()
  }, [error])
  const at = (name: string): string | undefined => {
    if (amiss.value) return amiss.value === name ? WRONG.get(name) : undefined
    return error && field === name ? sentence(error) : undefined
  }
  const put = <Value,>(into: { value: Value }, value: Value): void => {
    into.value = value
    amiss.value = ''
    forgive()
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    // The server closes the chat all the same when no mail can go to that address, so it is looked at first.
    const wrong = form.current?.querySelector<HTMLInputElement>('input:invalid')
    amiss.value = wrong?.name ?? ''
    if (wrong) return wrong.focus()
    const farewell = {
      comment: comment.value,
      tags: tags.value,
      transcript: transcript.value,
      pdf: pdf.value,
      force: force.value,
    }
    if (await attempt(() => closeConversation(room.id, farewell))) onClose()
  }
  return (
    <Dialog title={`Close the chat with ${room.visitor.name}?`} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label="Comment"
          hint="For the team. It reaches the visitor’s browser, which does not show it."
          optional={!rules.value.commentWanted}
          complaint={at('comment')}
        >
          {(tie) => (
            <textarea
              {...tie}
              name="comment"
              data-focus
              rows={2}
              value={comment.value}
              onInput={({ currentTarget }) => put(comment, currentTarget.value)}
            />
          )}
        </Field>
        <TagsField
          tags={tags.value}
          suggestions={[...new Set([...(department?.closingTags ?? []), ...tagList.value])]}
          optional={!department?.wantsTags}
          complaint={at('tags')}
          onChange={(chosen) => put(tags, chosen)}
        />
        <TranscriptFields
          room={room}
          copy={transcript.value}
          complaintAt={at}
          onChange={(copy) => put(transcript, copy)}
        />
        <CheckBox
          label="Make a PDF of the chat"
          hint="For the team. Needs a licensed server."
          checked={pdf.value}
          onChange={(checked) => put(pdf, checked)}
        />
        {rules.value.forceAllowed && (
          <CheckBox
            label="Force"
            hint="Also closes what is closed already, and clears away what is left of it."
            checked={force.value}
            onChange={(checked) => put(force, checked)}
          />
        )}
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
