import { parseCustomField } from '../protocol/custom-field.ts'
import { record, text, toJson } from '../protocol/json.ts'
import type { Registration } from '../protocol/rest.ts'
import { $details, saveDetail } from '../session/details.ts'
import { identify } from '../session/identify.ts'
import { $outbox } from '../session/outbox.ts'
import { $visitor, isRegistered } from '../session/visitor.ts'
import { dropFields, sendFields } from './custom-field.ts'
import { forgetDepartment, preselectDepartment } from './department.ts'
import { inTurn } from './in-turn.ts'

/** What was registered last, so that a page that registers on every view asks the server once. */
let registered = ''

/** Registers the visitor without a form. */
export function registerGuest(data: unknown): void {
  if (typeof data !== 'object' || !data) return
  const { token, name, email, department, phone, customFields } = record(data)
  inTurn(async () => {
    const details: Partial<Registration> = {
      ...(text(token) && { token: text(token) }),
      name: text(name) || undefined,
      email: text(email) || undefined,
      department: text(department) || $details.get()['department'] || undefined,
      phone: text(phone) || undefined,
      customFields: Array.isArray(customFields) ? customFields.flatMap(parseCustomField) : undefined,
    }
    const known = toJson(details)
    if (known === registered && isRegistered()) return
    await identify(details)
    registered = known
  })
}

/** Makes them the visitor who has this token; the same token changes nothing. */
export function setGuestToken(token: unknown): void {
  inTurn(() => (text(token) && token !== $visitor.get()?.token ? identify({ token: text(token) }) : undefined))
}

/** Is in the form, and with the server if it knows the visitor. */
export const setDetail = (field: 'name' | 'email') => (value: unknown) => {
  inTurn(async () => {
    saveDetail(field, text(value))
    if (text(value) && isRegistered() && $visitor.get()?.[field] !== value) await identify({ [field]: text(value) })
  })
}

/** What the page has said goes to the visitor as soon as there is one, and to nobody after they were forgotten. */
export function followVisitor(): () => void {
  return $visitor.subscribe((visitor, before) => {
    if (before && visitor?.token !== before.token) {
      dropFields()
      registered = ''
      if (visitor || $outbox.get().length) preselectDepartment()
      else forgetDepartment()
    }
    if (visitor?.id) sendFields()
  })
}
