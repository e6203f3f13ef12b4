import type { CustomField } from '../protocol/custom-field.ts'
import type { Visitor } from '../protocol/visitor.ts'
import { askAbout, loadConfig } from './config.ts'
import { $mayRegister } from './consent.ts'
import { $details } from './details.ts'
import { emit } from './events.ts'
import { register } from './register.ts'

/**
 * Registers the visitor with what they typed into the form, unless everybody they want has left since, or they have to agree first: then
 * there is the screen for that, and what they typed stays. The room is made with their first message.
 * @throws {RequestError} what was typed stays
 */
export async function startChat(customFields?: CustomField[]): Promise<void> {
  askAbout({ department: $details.get()['department'] || undefined })
  const { online } = await loadConfig()
  if (!online || !$mayRegister.get()) return
  const { name, email, department } = await registerAsTyped(customFields)
  emit('register', { name, email, ...(department && { department }) })
}

/** Registers the visitor with what is known of them, from a form or from the page. */
export function registerAsTyped(customFields?: CustomField[]): Promise<Visitor> {
  const { name, email, department } = $details.get()
  return register({
    name: name || undefined,
    email: email || undefined,
    department: department || undefined,
    customFields,
  })
}
