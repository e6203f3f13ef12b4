import type { Department } from '../protocol/config.ts'
import { $details, saveDetail } from '../session/details.ts'
import type { FieldProps } from './field.tsx'
import { fromStore } from './from-store.ts'
import { words } from './words.ts'

const details = fromStore($details)

/** A field whose text outlives the form. */
export const detail = (name: string, field: Partial<FieldProps> = {}): FieldProps => ({
  name,
  label: words.value[name as 'name' | 'email' | 'department'],
  value: details.value[name] ?? '',
  onChange: (value) => saveDetail(name, value),
  ...field,
})

/**
 * The choice of a department; none is a choice too. One that was chosen for the visitor is offered wherever it is.
 * @returns no field where there is nothing to choose from
 */
export function departmentField(departments: Department[], place: 'onRegistration' | 'onOffline'): FieldProps[] {
  const { value: texts } = words
  const { department = '' } = details.value
  if (!departments.some((one) => one[place])) return []
  const offered = departments.filter((one) => one[place] || one.id === department)
  const choices = offered.map(({ id, name }): [string, string] => [id, name])
  return [detail('department', { type: 'choice', optional: true, choices: [['', texts.departmentAny], ...choices] })]
}
