import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { sentence } from '../locales/sentence.ts'
import { isBlank } from '../protocol/blank.ts'
import { RequestError } from '../protocol/errors.ts'
import { inBackground } from '../session/background.ts'
import { Field, type FieldProps } from './field.tsx'
import { words } from './words.ts'

interface Props {
  fields: FieldProps[]
  submit: string
  /** Rejects with a `RequestError` when it did not work; what was typed stays. */
  onSubmit: () => Promise<void>
  /** Turns an error into a sentence where the usual one does not say enough. */
  explain?: (error: RequestError) => string
}

/** Complains about fields once the visitor has tried to send, then as they type; has one place for what the server says. */
export function Form({ fields, submit, onSubmit, explain }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const complaints = useSignal<Record<string, string>>({})
  const tried = useSignal(false)
  const said = useSignal('')
  /** `busy`, or what came of the last try. */
  const state = useSignal<unknown>('ready')
  const { value: texts } = words
  const check = (): HTMLInputElement[] => {
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('[name]') ?? [])]
    complaints.value = Object.fromEntries(inputs.map((input) => [input.name, complaintAbout(input, fields)]))
    return inputs.filter((input) => complaints.value[input.name])
  }
  // A field is told of its complaint by the next rendering; the focus comes after it, or, where it is there already, an alert.
  const turnTo = (field: HTMLInputElement): void => {
    said.value = ''
    setTimeout(() => {
      if (field.matches(':focus')) said.value = complaints.value[field.name] ?? ''
      field.focus()
    })
  }
  const send = async (): Promise<void> => {
    tried.value = true
    const [wrong] = check()
    if (wrong) return turnTo(wrong)
    state.value = 'busy'
    try {
      await onSubmit()
      state.value = 'ready'
    } catch (error) {
      state.value = error
      throw error
    }
  }
  const error = state.value instanceof RequestError && state.value
  return (
    <form
      ref={form}
      noValidate
      onInput={() => tried.value && check()}
      onSubmit={() => {
        if (state.value !== 'busy') inBackground(send())
      }}
    >
      {fields.map((field, i) => (
        <Field key={field.name} {...field} complaint={complaints.value[field.name]} first={!i} />
      ))}
      <div role="alert" class="complaint">
        {error && (explain?.(error) ?? sentence(error, texts))}
      </div>
      <div class="unseen" aria-live="assertive">
        {said.value}
      </div>
      <button type="submit" class="primary" aria-busy={state.value === 'busy'}>
        {state.value === 'busy' ? texts.sending : submit}
      </button>
    </form>
  )
}

function complaintAbout({ name, required, value, validity }: HTMLInputElement, fields: FieldProps[]): string {
  if (required && isBlank(value)) return words.value.required
  if (validity.typeMismatch) return words.value.emailWrong
  return fields.find((field) => field.name === name)?.check?.(value) ?? ''
}
