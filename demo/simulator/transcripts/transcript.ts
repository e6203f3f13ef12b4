import type { IMessage, IOmnichannelRoom } from '@rocket.chat/core-typings'
import { rocketCat } from '../agents/users.ts'
import type { Author } from '../messages/authors.ts'
import { note, visibleMessages } from '../messages/messages.ts'
import { failed, MeteorError } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import { say } from '../workspace/sentences.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'

const leftOut = new Set([
  'command',
  'livechat-close',
  'livechat-started',
  'livechat_video_call',
  'livechat_navigation_history',
  'livechat_transcript_history',
  'omnichannel_priority_change_history',
])

/** What was said until the end; the server's own lines only where the workspace wants them. */
function wordsOf(workspace: Workspace, rid: string): IMessage[] {
  const withLines = setting(workspace, 'Livechat_transcript_show_system_messages')
  const messages = visibleMessages(workspace, rid)
  const end = messages.findIndex(({ t }) => t === 'livechat-close')
  return (end < 0 ? messages : messages.slice(0, end)).filter(({ t }) => !t || (withLines && !leftOut.has(t)))
}

function write(workspace: Workspace, { v }: Room, { ts, u, msg, attachments = [] }: IMessage): string {
  const agent = setting(workspace, 'Livechat_show_agent_info') ? (u.name ?? u.username) : 'Agent'
  const text = msg || attachments.map(({ title }) => title).join(', ')
  return `${ts.toISOString()}  ${u._id === v._id ? 'You' : agent}: ${text}`
}

/** There is no mail server: the mail lies in the workspace's outbox. */
export function sendTranscript(
  workspace: Workspace,
  { token, rid, email, subject, user }: { token: string; rid: string; email: string; subject?: string; user?: Author },
): void {
  const room = workspace.rooms.get(rid)
  if (!room) throw failed(workspace.generation === 6 ? 'error-invalid-visitor' : 'error-invalid-room')
  if (room.v.token !== token) throw failed('error-invalid-visitor')
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new MeteorError('invalid email')
  workspace.mails.push({
    kind: 'transcript',
    to: email,
    from: workspace.users.get(user?._id ?? '')?.emails?.[0]?.address ?? 'no-reply@example.com',
    subject: subject || setting(workspace, 'Livechat_transcript_email_subject') || say(workspace, 'transcriptSubject'),
    text: wordsOf(workspace, rid)
      .map((message) => write(workspace, room, message))
      .join('\n'),
    at: now(workspace),
  })
  const { _id, username, name } = user ?? rocketCat
  const requestedBy = { _id, username, ...(name && { name }) }
  const requestData = { type: user ? 'user' : 'visitor', visitor: room.v, user: requestedBy }
  note(workspace, rid, 'livechat_transcript_history', '', requestedBy, { requestData })
}

export type TranscriptRequest = NonNullable<IOmnichannelRoom['transcriptRequest']>

export const requestTranscript = (
  workspace: Workspace,
  room: Room,
  { email, subject, user }: { email: string; subject: string; user: User },
): TranscriptRequest => {
  const { _id, username, name } = user
  room.transcriptRequest = { email, subject, requestedAt: now(workspace), requestedBy: { _id, username, name } }
  return room.transcriptRequest
}
