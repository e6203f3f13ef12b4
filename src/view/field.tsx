import type { ComponentChild } from 'preact'
import { useOwnId } from './use-own-id.ts'
import { words } from './words.ts'

export interface FieldProps {
  name: string
  label: ComponentChild
  value: string
  type?: 'text' | 'email' | 'message' | 'choice'
  optional?: boolean
  /** What is wrong with a value, in a sentence; empty when nothing is. */
  check?: (value: string) => string
  /** For `choice`: value and label of each. */
  choices?: [string, string][]
  onChange: (value: string) => void
}

/** A labelled field with room for its complaint. */
export function Field(props: FieldProps & { complaint: string | undefined; first: boolean }) {
  const id = useOwnId()
  const { name, label, value, type = 'text', optional, choices, complaint } = props
  const common = {
    id,
    name,
    value,
    required: !optional,
    // What is empty begins where the language does.
    dir: (value && 'auto') as 'auto',
    'aria-invalid': complaint ? true : undefined,
    'aria-describedby': complaint && `${id}c`,
    ...(props.first && { 'data-focus': '' }),
    onInput: (event: Event) => props.onChange((event.currentTarget as HTMLInputElement).value),
  }
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <small>({words.value.optional})</small>}
      </label>
      {type === 'message' ? (
        <textarea {...common} rows={3} />
      ) : type === 'choice' ? (
        <select {...common}>
          {choices?.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={type as 'text'}
          autocomplete={/^(name|email)$/.test(name) ? (name as 'name') : 'off'}
        />
      )}
      {complaint && (
        <p id={`${id}c`} class="complaint">
          {complaint}
        </p>
      )}
    </div>
  )
}
