import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import {
  isPOSTLivechatRoomCloseByUserParams,
  isPOSTLivechatRoomCloseParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { type Endpoint, post } from '../http/endpoint.ts'
import type { Author } from '../messages/authors.ts'
import { note } from '../messages/messages.ts'
import { removeInquiry } from '../queue/inquiries.ts'
import { serveQueue } from '../queue/routing.ts'
import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import {
  agentsWish,
  isTranscriptRequested,
  mailTranscript,
  type TranscriptWish,
  wishOf,
} from '../transcripts/on-close.ts'
import { accident } from '../trouble/accidents.ts'
import { now } from '../workspace/clock.ts'
import { may } from '../workspace/permissions.ts'
import { say } from '../workspace/sentences.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { closingTags } from './closing-tags.ts'
import { roomOf, visitorWith } from './find.ts'
import { subscriptionOf, subscriptionsIn, unsubscribe } from './subscriptions.ts'

interface Closing {
  by: Author
  closer: 'visitor' | 'user'
  comment?: string | null | undefined
  tags?: string[] | null | undefined
  forced?: boolean | undefined
  /** Undefined leaves it to the room's own request. */
  transcript?: TranscriptWish | undefined
  pdf?: boolean | undefined
}

/** Changes what is stored: the inquiry goes, the room is closed, the subscriptions go. */
function writeEnd(workspace: Workspace, room: Room, tags: string[], { by, closer }: Closing): void {
  const closedAt = now(workspace)
  const secondsSince = (moment: Date): number => (closedAt.getTime() - moment.getTime()) / 1000
  removeInquiry(workspace, room._id)
  // The key is removed; it does not become false.
  delete room.open
  room.v.status = UserStatus.OFFLINE
  Object.assign(room, {
    closedAt,
    closer,
    closedBy: { _id: by._id, username: by.username },
    metrics: {
      ...room.metrics,
      chatDuration: secondsSince(room.ts),
      ...(room.servedBy && { serviceTimeDuration: secondsSince(room.servedBy.ts) }),
    },
    ...(tags.length && { tags }),
  })
  announceRoom(workspace, room)
  for (const subscription of subscriptionsIn(workspace, room._id)) unsubscribe(workspace, subscription)
}

/** Writes the two lines that everyone hears who still listens. */
function sayFarewell(workspace: Workspace, room: Room, { by, closer, comment }: Closing): void {
  const { _id, username } = by
  note(
    workspace,
    room._id,
    'livechat-close',
    comment ?? '',
    { _id, username },
    {
      transcriptRequested: isTranscriptRequested(workspace, room),
      ...(closer === 'visitor' && { token: room.v.token }),
    },
  )
  const asks = setting(workspace, 'Livechat_enable_transcript')
  if (asks && !setting(workspace, 'Livechat_transcript_send_always'))
    note(workspace, room._id, 'command', 'promptTranscript', { _id, username })
}

/** Closes a room, whoever asks for it. All checks come first, so that a refusal leaves the room as it was. */
function closeRoom(workspace: Workspace, room: Room, closing: Closing): void {
  if (!room.open && !closing.forced) throw failed('error-room-closed')
  const isCommentRequired = setting(workspace, 'Livechat_request_comment_when_closing_conversation')
  if (isCommentRequired && !closing.comment?.trim()) throw failed('error-comment-is-required')
  const tags = closingTags(workspace, room, closing)
  const lostRace = accident(workspace, 'close')
  if (lostRace !== undefined) throw failed(lostRace)
  writeEnd(workspace, room, tags, closing)
  sayFarewell(workspace, room, closing)
  mailTranscript(workspace, room, closing.transcript)
  if (closing.pdf) room.pdfTranscriptFileId = room._id
  serveQueue(workspace)
}

/** Finds the room that an agent wants to close. */
function closableBy(workspace: Workspace, user: User, rid: string, forced: boolean): Room {
  const room = workspace.rooms.get(rid)
  if (!room) throw failed('error-invalid-room')
  if (!subscriptionOf(workspace, rid, user._id) && !may(workspace, user, 'close-others-livechat-room'))
    throw failed('error-not-authorized')
  if (!room.open && !forced) throw failed('error-room-already-closed')
  return room
}

export const closeRoutes: Endpoint[] = [
  post('livechat/room.close', { body: isPOSTLivechatRoomCloseParams }, ({ workspace, body: { rid, token } }) => {
    if (!setting(workspace, 'Omnichannel_allow_visitors_to_close_conversation'))
      throw failed('error-not-allowed-to-close-conversation')
    const visitor = visitorWith(workspace, token)
    const room = roomOf(workspace, token, rid)
    if (!room.open) throw failed('room-closed')
    const comment = say(workspace, 'closedByVisitor')
    closeRoom(workspace, room, { by: visitor, closer: 'visitor', comment, ...agentsWish(workspace, room, visitor) })
    return { rid, comment }
  }),

  post(
    'livechat/room.closeByUser',
    {
      login: true,
      permissions: ['close-livechat-room'],
      body: isPOSTLivechatRoomCloseByUserParams,
      since7: ['forceClose'],
    },
    ({ workspace, user, body }) => {
      const { rid, comment, tags, generateTranscriptPdf, transcriptEmail, forceClose } = body
      const forced = !!forceClose && setting(workspace, 'Omnichannel_allow_force_close_conversations')
      const room = closableBy(workspace, user, rid, forced)
      const transcript = transcriptEmail && wishOf(transcriptEmail, user)
      const pdf = !!generateTranscriptPdf
      closeRoom(workspace, room, { by: user, closer: 'user', comment, tags, forced, pdf, transcript })
    },
  ),
]
