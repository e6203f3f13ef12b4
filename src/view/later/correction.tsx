import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import myDataWords from '../../locales/later/my-data.ts'
import type { VisitorDetails } from '../../protocol/visitor-details.ts'
import { correct } from '../../session/my-data.ts'
import type { FieldProps } from '../field.tsx'
import { Form } from '../form.tsx'
import { wordsWith } from './words.ts'

interface Props {
  details: VisitorDetails
  onDone: (changed: boolean) => void
}

/** Another name or address. What the server has can be replaced and not be taken away, so a field that was filled stays required. */
export function Correction({ details, onDone }: Props) {
  const name = useSignal(details.name)
  const email = useSignal(details.email)
  const texts = wordsWith(myDataWords)
  const field = (key: 'name' | 'email', value: typeof name): FieldProps => ({
    name: key,
    label: texts[key],
    type: key === 'email' ? 'email' : 'text',
    optional: !details[key],
    value: value.value,
    onChange: (written) => (value.value = written),
  })
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => card.current?.querySelector('input')?.focus(), [])
  return (
    <div ref={card} class="card">
      <Form
        fields={[field('name', name), field('email', email)]}
        submit={texts.saveChanges}
        onSubmit={async () => {
          await correct(name.value, email.value)
          onDone(true)
        }}
      />
      <button type="button" class="quiet" onClick={() => onDone(false)}>
        {texts.cancel}
      </button>
    </div>
  )
}
