import { list, record, text } from './json.ts'

/** A value for a field that the admin has made for visitors. */
export interface CustomField {
  key: string
  value: string
  /** False keeps a value that the server already has. */
  overwrite: boolean
}

/** A custom field as the visitor is asked for it. The server names those alone that are public, visible and about visitors. */
export interface FormField {
  key: string
  label: string
  required: boolean
  /** What may be chosen; null for a text that is typed. */
  options: string[] | null
  /** A regular expression that the value must match somewhere; empty for none. */
  pattern: string
  /** What stands in it at the beginning. */
  initial: string
}

/** The `customFields` of the configuration; one without a key cannot be answered and is left out. */
export const parseFormFields = (values: readonly unknown[]): FormField[] =>
  values.map(parseFormField).filter(({ key }) => key)

function parseFormField(value: unknown): FormField {
  const field = record(value)
  const key = text(field['_id'])
  const options = field['type'] === 'select' ? list(field['options']).map(text).filter(Boolean) : null
  const initial = text(field['defaultValue'])
  return {
    key,
    label: text(field['label']) || key,
    required: field['required'] === true,
    options,
    pattern: text(field['regexp']),
    initial: !options || options.includes(initial) ? initial : '',
  }
}

/** @returns the field, or nothing where there is no key @internal */
export function parseCustomField(field: unknown): CustomField[] {
  const { key, value, overwrite } = record(field)
  return text(key) ? [{ key: text(key), value: String(value ?? ''), overwrite: overwrite !== false }] : []
}
