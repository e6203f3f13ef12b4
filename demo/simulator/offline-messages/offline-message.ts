import { isPOSTLivechatOfflineMessageParams } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { findDepartment } from '../departments/departments.ts'
import { type Endpoint, post } from '../http/endpoint.ts'
import { failed } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import { say } from '../workspace/sentences.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

interface OfflineMessage {
  name: string
  email: string
  message: string
  department?: string
  host?: string
}

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** There is no name server to ask: every domain takes mail, except those that by convention never exist. */
const takesMail = (email: string): boolean => emailForm.test(email) && !email.endsWith('.invalid')

function recipient(workspace: Workspace, department: string | undefined): string {
  const found = department ? findDepartment(workspace, department) : undefined
  return found?.email || setting(workspace, 'Livechat_offline_email')
}

/** Mails what a visitor left. Whatever stands in the way, the visitor gets one and the same sentence. */
function leaveMessage(workspace: Workspace, { name, email, message, department, host }: OfflineMessage): void {
  const to = recipient(workspace, department)
  const accepted =
    setting(workspace, 'Livechat_display_offline_form') &&
    emailForm.test(to) &&
    (!setting(workspace, 'Livechat_validate_offline_email') || takesMail(email))
  if (!accepted) throw failed(say(workspace, 'offlineMessageFailed'))
  workspace.mails.push({
    kind: 'offline-message',
    to,
    from: `${name} - ${email}`,
    replyTo: `${name} <${email}>`,
    subject: `Omnichannel offline message from ${name}: ${message.slice(0, 20)}`,
    text: `${host ? `Sent from: ${host}\n` : ''}Visitor Name: ${name}\nVisitor Email: ${email}\nMessage:\n${message}`,
    at: now(workspace),
  })
}

export const offlineMessageRoutes: Endpoint[] = [
  post(
    'livechat/offline.message',
    { body: isPOSTLivechatOfflineMessageParams, typed: 8, rate: { calls: 1, ms: 5000 } },
    ({ workspace, body }) => {
      leaveMessage(workspace, body)
      return { message: say(workspace, 'offlineMessageSent') }
    },
  ),
]
