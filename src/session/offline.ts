import { leaveMessage } from '../protocol/offline-rest.ts'
import { loadConfig } from './config.ts'
import { $mayRegister } from './consent.ts'
import { $details } from './details.ts'
import { $draft, saveDraft } from './draft.ts'
import { emit } from './events.ts'
import { fieldLines } from './form-fields.ts'
import { asVisitor } from './visitor.ts'

/**
 * Leaves the draft as a message for when somebody is there. It makes nobody a visitor: there is no token, and nothing is stored.
 * @returns the server's words of thanks; empty when there is something else to do first: to agree, or to chat with who has come since
 * @throws {RequestError} what was typed stays
 */
export async function leaveOfflineMessage(): Promise<string> {
  const { online } = await loadConfig()
  if (online || !$mayRegister.get()) return ''
  const { name = '', email = '', department } = $details.get()
  const draft = $draft.get()
  const message = {
    name,
    email,
    message: [draft, ...fieldLines()].join('\n'),
    department: department || undefined,
    host: location.host,
  }
  const thanks = await leaveMessage(asVisitor(), message)
  saveDraft('')
  emit('leave', { name, email, message: draft, ...(department && { department }) })
  return thanks
}
