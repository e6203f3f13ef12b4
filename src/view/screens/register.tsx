import { $config } from '../../session/config.ts'
import { $invitations } from '../../session/invitations.ts'
import { fromStore } from '../from-store.ts'
import { later } from '../later.tsx'
import { RegistrationForm } from '../registration-form.tsx'
import { words } from '../words.ts'

const config = fromStore($config)
const invitations = fromStore($invitations)
const FullForm = later(() => import('../later/full-form.tsx'))

/** Who are you? Asked as the admin has set it up. */
export function RegisterScreen() {
  const text = config.value?.messages['registrationFormMessage']
  return (
    <div class="page">
      <h2>{words.value.registerTitle}</h2>
      <p lang={text && ''}>{text ?? words.value.registerText}</p>
      {config.value?.fields.length || invitations.value.length ? <FullForm /> : <RegistrationForm />}
    </div>
  )
}
