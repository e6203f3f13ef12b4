import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import type { Farewell } from '../session/closing.ts'
import { $rules } from '../session/rules.ts'
import { $departments, $tags } from '../session/team.ts'
import { CheckBox } from './check-box.tsx'
import { Field } from './field.tsx'
import { TagsField } from './tags-field.tsx'
import { TranscriptFields } from './transcript-fields.tsx'

const rules = fromStore($rules)
const departments = fromStore($departments)
const tagList = fromStore($tags)

interface Props {
  room: AgentRoom
  farewell: Farewell
  /** What is wrong with the field of this name. */
  complaintAt: (name: string) => string | undefined
  onChange: (change: Partial<Farewell>) => void
}

/** The last words of a chat, and what is to be done with it. */
export function FarewellFields({ room, farewell, complaintAt, onChange }: Props) {
  const { comment, tags, transcript, pdf, force } = farewell
  const department = departments.value.find(({ id }) => id === room.department)
  return (
    <>
      <Field
        label="Comment"
        hint="For the team. It reaches the visitor’s browser, which does not show it."
        optional={!rules.value.commentWanted}
        complaint={complaintAt('comment')}
      >
        {(tie) => (
          <textarea
            {...tie}
            name="comment"
            data-focus
            rows={2}
            value={comment}
            onInput={({ currentTarget }) => onChange({ comment: currentTarget.value })}
          />
        )}
      </Field>
      <TagsField
        tags={tags}
        suggestions={[...new Set([...(department?.closingTags ?? []), ...tagList.value])]}
        optional={!department?.wantsTags}
        complaint={complaintAt('tags')}
        onChange={(chosen) => onChange({ tags: chosen })}
      />
      <TranscriptFields
        room={room}
        copy={transcript}
        complaintAt={complaintAt}
        onChange={(copy) => onChange({ transcript: copy })}
      />
      <CheckBox
        label="Make a PDF of the chat"
        hint="For the team. Needs a licensed server."
        checked={pdf}
        onChange={(checked) => onChange({ pdf: checked })}
      />
      {rules.value.forceAllowed && (
        <CheckBox
          label="Force"
          hint="Also closes what is closed already, and clears away what is left of it."
          checked={force}
          onChange={(checked) => onChange({ force: checked })}
        />
      )}
    </>
  )
}
