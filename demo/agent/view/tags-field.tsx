import { useSignal } from '@preact/signals'
import removeIcon from 'heroicons/24/outline/x-mark.svg'
import { useRef } from 'preact/hooks'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'

interface Props {
  tags: readonly string[]
  /** What the team uses. */
  suggestions?: readonly string[]
  optional: boolean
  complaint?: string | undefined
  onChange: (tags: string[]) => void
}

/** Words to find the chat by. One is added with Enter, a comma, or a click on a suggestion. */
export function TagsField({ tags, suggestions = [], optional, complaint, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const draft = useSignal('')
  const add = (text: string): void => {
    const all = new Set([...tags, ...text.split(',').map((tag) => tag.trim())].filter(Boolean))
    draft.value = ''
    if (all.size > tags.length) onChange([...all])
  }
  const remove = (tag: string): void => {
    onChange(tags.filter((other) => other !== tag))
    input.current?.focus()
  }
  const offered = suggestions.filter((tag) => !tags.includes(tag))
  return (
    <Field label="Tags" optional={optional} complaint={complaint}>
      {(tie) => (
        <div class="tags">
          {tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
              <IconButton icon={removeIcon} label={`Remove ${tag}`} onClick={() => remove(tag)} />
            </span>
          ))}
          <input
            {...tie}
            ref={input}
            name="tags"
            autocomplete="off"
            value={draft.value}
            onInput={({ currentTarget: { value } }) => {
              draft.value = value
              if (value.includes(',')) add(value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && !draft.value) return tags.length && remove(tags.at(-1) ?? '')
              if (event.key !== 'Enter' || !draft.value.trim()) return
              event.preventDefault()
              add(draft.value)
            }}
            onBlur={() => add(draft.value)}
          />
          {offered.length > 0 && (
            <p class="suggestions">
              {offered.map((tag) => (
                <button key={tag} type="button" class="tag" aria-label={`Add ${tag}`} onClick={() => add(tag)}>
                  + {tag}
                </button>
              ))}
            </p>
          )}
        </div>
      )}
    </Field>
  )
}
