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

/** The choice of a department; none is a choice too. */
export const departmentField = (departments: Department[]): FieldProps =>
  detail('department', {
    type: 'choice',
    optional: true,
    choices: [['', words.value.departmentAny], ...departments.map(({ id, name }): [string, string] => [id, name])],
  })
