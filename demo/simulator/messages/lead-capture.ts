import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** An empty pattern, and one that is not a pattern, finds nothing. */
function find(pattern: string, flags: string, text: string): string[] {
  if (!pattern) return []
  try {
    return text.match(new RegExp(pattern, flags)) ?? []
  } catch {
    return []
  }
}

/** Adds the e-mail addresses and telephone numbers in a visitor's text to what is known of the visitor. */
export function captureLead(workspace: Workspace, visitor: ILivechatVisitor, msg: string): void {
  const emails = find(setting(workspace, 'Livechat_lead_email_regex'), 'gi', msg)
  const phones = find(setting(workspace, 'Livechat_lead_phone_regex'), 'g', msg)
  const { visitorEmails = [], phone } = visitor
  // Until 7.12.1 a visitor without either of them lost both.
  if (workspace.generation === 6 && !visitor.visitorEmails && !phone) return
  if (emails.length) {
    const all = new Set([...visitorEmails.map(({ address }) => address), ...emails])
    visitor.visitorEmails = [...all].map((address) => ({ address }))
  }
  if (phones.length) {
    const all = new Set([...(phone ?? []).map(({ phoneNumber }) => phoneNumber), ...phones])
    visitor.phone = [...all].map((phoneNumber) => ({ phoneNumber }))
  }
}
