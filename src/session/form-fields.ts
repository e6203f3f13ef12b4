// The fields that the admin has made for visitors. Nothing of this is needed where there are none.

import { type CustomField, type FormField, parseFormFields } from '../protocol/custom-field.ts'
import { saveCustomFields } from '../protocol/custom-field-rest.ts'
import { RefusedError } from '../protocol/errors.ts'
import { inBackground } from './background.ts'
import { computed } from './computed.ts'
import { $config } from './config.ts'
import { $details } from './details.ts'
import { keepTrying } from './keep-trying.ts'
import { notify } from './notice.ts'
import { startChat } from './start.ts'
import { asVisitor, visitorToken } from './visitor.ts'

/** What the details call a field of the admin's, so that one called `email` is not taken for the e-mail address. */
export const detailOf = ({ key }: FormField): string => `custom.${key}`

/** The fields and what stands in them. */
export const $formFields = computed([$config, $details], (config, details): (FormField & { value: string })[] =>
  parseFormFields(config?.fields ?? []).map((field) => ({
    ...field,
    value: details[detailOf(field)] ?? field.initial,
  })),
)

/** Whether a value is what the admin wants. A pattern that is none stops nobody; the server has the last word. */
export function matches({ pattern }: FormField, value: string): boolean {
  try {
    return !value || !pattern || new RegExp(pattern).test(value)
  } catch {
    return true
  }
}

const given = (): CustomField[] =>
  $formFields.get().flatMap(({ key, value }) => (value.trim() ? { key, value: value.trim(), overwrite: true } : []))

/**
 * Registers the visitor with everything they typed.
 * @throws {RequestError} what was typed stays
 */
export async function startWithFields(): Promise<void> {
  const fields = given()
  try {
    await startChat(fields)
  } catch (error) {
    if (!isUnanswerable(error)) throw error
    await startChat()
    inBackground(keepFields(fields))
  }
}

/** The form is gone by then, so the visitor is told otherwise what the server does not take. */
async function keepFields(fields: CustomField[]): Promise<void> {
  const { signal } = asVisitor()
  try {
    await keepTrying(() => saveCustomFields(asVisitor(), visitorToken(), fields), signal)
  } catch (error) {
    if (error instanceof RefusedError) notify(error.code)
    throw error
  }
}

/** The server wants fields of which the form may show none; nobody could ever begin a chat. One by one it takes those that there are. */
function isUnanswerable(error: unknown): boolean {
  const missing = error instanceof RefusedError && /^Missing required custom fields: (.*)/.exec(error.code)?.[1]
  const asked = $formFields.get().map(({ key }) => key)
  return !!missing && !missing.split(', ').some((key) => asked.includes(key))
}

/** What was filled in as lines to read, for a message by e-mail. */
export const fieldLines = (): string[] =>
  $formFields.get().flatMap(({ label, value }) => (value.trim() ? `${label}: ${value.trim()}` : []))
