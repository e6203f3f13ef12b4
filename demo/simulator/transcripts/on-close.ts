import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { rocketCat } from '../agents/users.ts'
import type { Author } from '../messages/authors.ts'
import { Refusal } from '../refusals.ts'
import { say } from '../workspace/sentences.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { sendTranscript } from './transcript.ts'

/** A transcript to mail when the room is closed; `false` mails none, even where the room has a request. */
export type TranscriptWish = { email: string; subject: string; by: Author } | false

const isMailedAlways = (workspace: Workspace): boolean =>
  !setting(workspace, 'Livechat_enable_transcript') && setting(workspace, 'Livechat_transcript_send_always')

export const isTranscriptRequested = (workspace: Workspace, room: Room): boolean =>
  !!room.transcriptRequest || isMailedAlways(workspace)

interface TranscriptEmail {
  sendToVisitor: boolean
  requestData?: { email: string; subject: string }
}

/** What an agent asks for together with the closing. */
export const wishOf = ({ sendToVisitor, requestData }: TranscriptEmail, by: User): TranscriptWish | undefined =>
  sendToVisitor ? requestData && { ...requestData, by } : false

/** What the serving agent's preferences ask for when a visitor closes. */
export function agentsWish(
  workspace: Workspace,
  room: Room,
  { visitorEmails }: ILivechatVisitor,
): { pdf: boolean; transcript?: TranscriptWish } {
  const agent = workspace.users.get(room.servedBy?._id ?? '')
  const { omnichannelTranscriptPDF: pdf, omnichannelTranscriptEmail: mail } = agent?.settings?.preferences ?? {}
  const email = visitorEmails?.[0]?.address
  const isMailed = agent && mail && email && !setting(workspace, 'Livechat_enable_transcript')
  return {
    pdf: !!pdf,
    ...(isMailed && { transcript: { email, subject: say(workspace, 'transcriptSubject'), by: agent } }),
  }
}

/** Where the workspace mails every conversation, it does so in the name of the serving agent, whoever closes. */
function workspacesWish(workspace: Workspace, { v, servedBy }: Room): TranscriptWish | undefined {
  const email = workspace.visitors.get(v._id)?.visitorEmails?.[0]?.address
  const by = workspace.users.get(servedBy?._id ?? '') ?? rocketCat
  return isMailedAlways(workspace) && email ? { email, subject: '', by } : undefined
}

function roomsWish({ transcriptRequest }: Room): TranscriptWish | undefined {
  if (!transcriptRequest) return undefined
  const { email = '', subject, requestedBy } = transcriptRequest
  return { email, subject, by: requestedBy as Author }
}

/** Mails what the workspace, the closer or the room asks for, in this order. The room stays closed when no mail can go there. */
export function mailTranscript(workspace: Workspace, room: Room, closers: TranscriptWish | undefined): void {
  const wish = workspacesWish(workspace, room) ?? closers ?? roomsWish(room)
  if (!wish) return
  try {
    const { by: user, ...mail } = wish
    sendTranscript(workspace, { token: room.v.token, rid: room._id, ...mail, user })
    delete room.transcriptRequest
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
