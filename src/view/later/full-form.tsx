import formWords from '../../locales/later/form.ts'
import { $formFields, detailOf, matches, startWithFields } from '../../session/form-fields.ts'
import { $invitations } from '../../session/invitations.ts'
import { detail } from '../detail-field.ts'
import type { FieldProps } from '../field.tsx'
import { fromStore } from '../from-store.ts'
import { MessageView } from '../message.tsx'
import { placeMessages } from '../message-groups.ts'
import { RegistrationForm } from '../registration-form.tsx'
import { wordsWith } from './words.ts'

const formFields = fromStore($formFields)
const invitations = fromStore($invitations)

/** The admin's own fields, as the admin has set them up. */
export const customFields = (): FieldProps[] =>
  formFields.value.map((field) => {
    const { label, value, required, options } = field
    const texts = wordsWith(formWords)
    const none = required ? texts.choose : texts.noChoice
    return detail(detailOf(field), {
      label: <span lang="">{label}</span>,
      value,
      optional: !required,
      check: (written) => (matches(field, written.trim()) ? '' : texts.formWrong),
      ...(options && { type: 'choice', choices: [['', none], ...options.map((one): [string, string] => [one, one])] }),
    })
  })

/** The registration form with what invited the visitor, and with the admin's own fields. */
export default function FullForm() {
  return (
    <>
      {placeMessages(invitations.value).map(({ newDay: _, ...placed }) => (
        <MessageView key={placed.message.id} newDay={false} {...placed} />
      ))}
      <RegistrationForm more={customFields()} onSubmit={startWithFields} />
    </>
  )
}
