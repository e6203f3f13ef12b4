import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import type { Copy } from '../session/closing.ts'
import { $known, emailOf } from '../session/visitor.ts'
import { CheckBox } from './check-box.tsx'
import { Field } from './field.tsx'

const known = fromStore($known)

interface Props {
  room: AgentRoom
  /** Null: no copy is wanted. */
  copy: Copy | null
  complaintAt: (name: 'email' | 'subject') => string | undefined
  onChange: (copy: Copy | null) => void
}

/** Whether a copy of the chat goes to the visitor, and where. */
export function TranscriptFields({ room, copy, complaintAt, onChange }: Props) {
  return (
    <>
      <CheckBox
        label="Send the transcript by email"
        checked={!!copy}
        onChange={(wanted) => onChange(wanted ? { email: undefined, subject: 'Your chat with us' } : null)}
      />
      {copy && (
        <div class="inset">
          <Field label="Send the transcript to" complaint={complaintAt('email')}>
            {(tie) => (
              <input
                {...tie}
                name="email"
                type="email"
                required
                value={copy.email ?? emailOf(known.value[room.id])}
                onInput={({ currentTarget }) => onChange({ ...copy, email: currentTarget.value })}
              />
            )}
          </Field>
          <Field label="Subject" complaint={complaintAt('subject')}>
            {(tie) => (
              <input
                {...tie}
                name="subject"
                required
                value={copy.subject}
                onInput={({ currentTarget }) => onChange({ ...copy, subject: currentTarget.value })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  )
}
