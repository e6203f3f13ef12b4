import { $config } from '../../session/config.ts'
import { startChat } from '../../session/start.ts'
import { departmentField, detail } from '../detail-field.ts'
import { Form } from '../form.tsx'
import { fromStore } from '../from-store.ts'
import { words } from '../words.ts'

const config = fromStore($config)

/** Who are you? Asked as the admin has set it up. */
export function RegisterScreen() {
  const { value: texts } = words
  const { registration, departments, messages } = config.value ?? {}
  const fields = [
    registration?.name && detail('name'),
    registration?.email && detail('email', { type: 'email' }),
    registration?.department && departmentField(departments?.filter(({ onRegistration }) => onRegistration) ?? []),
  ].filter((field) => !!field)
  return (
    <div class="page">
      <h2>{texts.registerTitle}</h2>
      <p>{messages?.['registrationFormMessage'] ?? texts.registerText}</p>
      <Form fields={fields} submit={texts.startChat} onSubmit={startChat} />
    </div>
  )
}
