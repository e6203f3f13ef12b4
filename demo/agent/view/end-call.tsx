import { useSignal } from '@preact/signals'
import type { CallRoom } from '../../../src/protocol/agent-calls.ts'
import { endCall } from '../session/calls.ts'
import { sentence } from '../words/sentence.ts'
import { Dialog } from './dialog.tsx'
import { DialogEnd } from './dialog-end.tsx'
import { Field } from './field.tsx'
import { TagsField } from './tags-field.tsx'
import { useAttempt } from './use-attempt.ts'

/** How a call went, noted when it ends. */
export function EndCall({ call, onClose }: { call: CallRoom; onClose: () => void }) {
  const comment = useSignal('')
  const tags = useSignal<string[]>([])
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (await attempt(() => endCall(call, comment.value, tags.value))) onClose()
  }
  return (
    <Dialog title={`End the call of ${call.name}?`} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Field label="Comment" hint="How did it go? For the team." optional>
          {(tie) => (
            <textarea
              {...tie}
              data-focus
              rows={2}
              value={comment.value}
              onInput={({ currentTarget }) => {
                comment.value = currentTarget.value
              }}
            />
          )}
        </Field>
        <TagsField
          tags={tags.value}
          optional
          onChange={(chosen) => {
            tags.value = chosen
          }}
        />
        <DialogEnd
          complaint={error && sentence(error)}
          submit={busy ? 'Ending…' : 'End call'}
          look="danger solid"
          busy={busy}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
