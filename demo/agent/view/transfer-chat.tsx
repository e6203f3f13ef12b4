import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { $colleagues, $departments, loadColleagues } from '../session/team.ts'
import { type Destination, transferRoom } from '../session/transfer.ts'
import { sentence } from '../words/sentence.ts'
import { Choice } from './choice.tsx'
import { Dialog } from './dialog.tsx'
import { DialogEnd } from './dialog-end.tsx'
import { Field } from './field.tsx'
import { useAttempt } from './use-attempt.ts'

const departments = fromStore($departments)
const colleagues = fromStore($colleagues)

/** Who goes on with the chat: a department, a colleague, or whoever takes it from the queue next. */
export function TransferChat({ room, onClose }: { room: AgentRoom; onClose: () => void }) {
  const kind = useSignal<'department' | 'colleague' | 'queue'>('department')
  const target = useSignal('')
  const comment = useSignal('')
  const looking = useAttempt()
  const { busy, error, attempt } = useAttempt()
  useEffect(() => void looking.attempt(loadColleagues), [])
  const targets =
    kind.value === 'department' ? departments.value.filter(({ id }) => id !== room.department) : colleagues.value
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const to = (kind.value === 'queue' ? 'queue' : { [kind.value]: target.value }) as Destination
    if (await attempt(() => transferRoom(room.id, to, comment.value.trim()))) onClose()
  }
  const nobody = kind.value === 'colleague' && looking.error ? sentence(looking.error) : NOBODY[kind.value]
  return (
    <Dialog title="Transfer this chat" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Choice
          legend="To"
          choices={{ department: 'A department', colleague: 'A colleague', queue: 'Back to the queue' }}
          chosen={kind.value}
          onChoose={(chosen) => {
            kind.value = chosen
            target.value = ''
          }}
        />
        {kind.value !== 'queue' && targets.length > 0 && (
          <Field label={kind.value === 'department' ? 'Department' : 'Colleague'}>
            {(tie) => (
              <select
                {...tie}
                required
                value={target.value}
                onChange={({ currentTarget }) => {
                  target.value = currentTarget.value
                }}
              >
                <option value="">Choose…</option>
                {targets.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {kind.value !== 'queue' && !targets.length && !looking.busy && <p class="notice">{nobody}</p>}
        {kind.value !== 'queue' && targets.length > 0 && (
          <Field label="Comment" hint="For your colleague." optional>
            {(tie) => (
              <textarea
                {...tie}
                rows={2}
                value={comment.value}
                onInput={({ currentTarget }) => {
                  comment.value = currentTarget.value
                }}
              />
            )}
          </Field>
        )}
        <DialogEnd
          complaint={error && sentence(error)}
          submit={busy ? 'Transferring…' : 'Transfer'}
          look="primary"
          busy={busy}
          disabled={kind.value !== 'queue' && !targets.length}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}

const NOBODY = {
  department: 'There is no other department.',
  colleague: 'No colleague is there to take it now.',
  queue: '',
}
