import type { CustomField } from '../protocol/custom-field.ts'
import { $details } from './details.ts'
import { register } from './visitor.ts'

/**
 * Registers the visitor with what they typed into the form. The room is made with their first message.
 * @throws {RequestError} what was typed stays
 */
export async function startChat(customFields?: CustomField[]): Promise<void> {
  const { name, email, department } = $details.get()
  await register({
    name: name || undefined,
    email: email || undefined,
    department: department || undefined,
    customFields,
  })
}
