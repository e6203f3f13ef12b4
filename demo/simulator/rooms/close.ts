import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { note } from '../messages/messages.ts'
import { removeInquiry } from '../queue/inquiries.ts'
import { serveQueue } from '../queue/routing.ts'
import { failed, Refusal } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import { sendTranscript, type TranscriptRequest } from '../transcripts/transcript.ts'
import { accident } from '../trouble/accidents.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { subscriptionsIn, unsubscribe } from './subscriptions.ts'

export interface Closing {
  visitor?: ILivechatVisitor
  user?: User
  comment?: string | null | undefined
  tags?: string[] | null | undefined
  forced?: boolean | undefined
  /** Left out: as the room says. `false`: drop an existing request. */
  transcript?: Pick<TranscriptRequest, 'email' | 'subject'> | false | undefined
  pdf?: boolean | undefined
}

/** The tags that the room ends with. Some departments insist on them, and on closing tags of their own. */
function resolveTags(workspace: Workspace, room: Room, { tags, user }: Closing): string[] {
  const own = [...(tags ?? []), ...(room.tags ?? [])]
  const department = workspace.departments.get(room.departmentId ?? '')
  const closingTags = department?.chatClosingTags ?? []
  const missing = (user && !own.length) || !closingTags.length
  if (department?.requestTagBeforeClosingChat && missing)
    throw failed('error-tags-must-be-assigned-before-closing-chat')
  return [...new Set([...own, ...closingTags])]
}

function writeEnd(workspace: Workspace, room: Room, tags: string[], { visitor, user }: Closing): void {
  const closedAt = now(workspace)
  const seconds = (since: Date): number => (closedAt.getTime() - since.getTime()) / 1000
  const { _id, username } = user ?? visitor ?? room.v
  // The key goes, instead of turning false.
  delete room.open
  Object.assign(room, {
    closedAt,
    closer: user ? 'user' : 'visitor',
    closedBy: { _id, username },
    metrics: {
      ...room.metrics,
      chatDuration: seconds(room.ts),
      ...(room.servedBy && { serviceTimeDuration: seconds(room.servedBy.ts) }),
    },
    ...(tags.length && { tags }),
  })
}

/** The two lines that tell everybody who still listens. */
function sayFarewell(workspace: Workspace, room: Room, { visitor, user, comment }: Closing): void {
  const asks = setting(workspace, 'Livechat_enable_transcript')
  const always = setting(workspace, 'Livechat_transcript_send_always')
  const { _id, username } = user ?? visitor ?? room.v
  note(
    workspace,
    room._id,
    'livechat-close',
    comment ?? '',
    { _id, username },
    {
      transcriptRequested: !!room.transcriptRequest || (!asks && always),
      ...(visitor && { token: visitor.token }),
    },
  )
  if (asks && !always) note(workspace, room._id, 'command', 'promptTranscript', { _id, username })
}

/** When this is tried the room is closed, and an address that no mail can go to does not open it again. */
function mailTranscript(workspace: Workspace, room: Room, { transcript, visitor, user }: Closing): void {
  const known = visitor ?? workspace.visitors.get(room.v._id)
  const address = known?.visitorEmails?.[0]?.address
  const always = setting(workspace, 'Livechat_transcript_send_always') && address && { email: address, subject: '' }
  const request = always || (transcript === undefined ? room.transcriptRequest : transcript)
  const servedBy = user ?? workspace.users.get(room.servedBy?._id ?? '')
  delete room.transcriptRequest
  if (!request) return
  try {
    sendTranscript(workspace, { token: room.v.token, rid: room._id, ...request, ...(servedBy && { user: servedBy }) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** Ends a conversation: every check first, so that a refusal leaves it as it was. */
export function closeRoom(workspace: Workspace, room: Room, closing: Closing): void {
  if (!room.open && !closing.forced) throw failed('error-room-closed')
  const commentWanted = setting(workspace, 'Livechat_request_comment_when_closing_conversation')
  if (commentWanted && !closing.comment?.trim()) throw failed('error-comment-is-required')
  const tags = resolveTags(workspace, room, closing)
  // Somebody else was faster, in the middle of it.
  const lostRace = accident(workspace, 'close')
  if (lostRace !== undefined) throw failed(lostRace)
  writeEnd(workspace, room, tags, closing)
  removeInquiry(workspace, room._id)
  announceRoom(workspace, room)
  for (const subscription of subscriptionsIn(workspace, room._id)) unsubscribe(workspace, subscription)
  sayFarewell(workspace, room, closing)
  mailTranscript(workspace, room, closing)
  if (closing.pdf) room.pdfTranscriptFileId = room._id
  serveQueue(workspace)
}
