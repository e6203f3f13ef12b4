import { $config } from '../session/config.ts'
import { startChat } from '../session/start.ts'
import { departmentField, detail } from './detail-field.ts'
import type { FieldProps } from './field.tsx'
import { Form } from './form.tsx'
import { fromStore } from './from-store.ts'
import { words } from './words.ts'

const config = fromStore($config)

/** @param more fields of the admin’s own; with them goes what to do when the form is sent */
export function RegistrationForm({
  more = [],
  onSubmit = startChat,
}: {
  more?: FieldProps[]
  onSubmit?: () => Promise<void>
}) {
  const { value: texts } = words
  const { registration, departments = [] } = config.value ?? {}
  const fields = [
    registration?.name && detail('name'),
    registration?.email && detail('email', { type: 'email' }),
    ...departmentField(departments, 'onRegistration'),
    ...more,
  ].filter((field) => !!field)
  return <Form fields={fields} submit={texts.startChat} onSubmit={onSubmit} />
}
