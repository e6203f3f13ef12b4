import {
  isLivechatRoomOnHoldProps,
  isLivechatRoomResumeOnHoldProps,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { authorOf } from '../agents/users.ts'
import { type Endpoint, post } from '../http/endpoint.ts'
import type { Author } from '../messages/authors.ts'
import { note } from '../messages/messages.ts'
import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import { may } from '../workspace/permissions.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { subscriptionOf } from './subscriptions.ts'

/** Finds a room that is the agent's to pause, or whose pauses the agent oversees. */
function ownRoom(workspace: Workspace, user: User, rid: string): Room {
  const room = workspace.rooms.get(rid)
  if (!room) throw failed('error-invalid-room')
  if (subscriptionOf(workspace, rid, user._id) || may(workspace, user, 'on-hold-others-livechat-room')) return room
  throw failed('Not_authorized')
}

/** The last message may be the line of the chat's start, which is the visitor's as well. */
const visitorSpokeLast = (workspace: Workspace, { lastMessage }: Room): boolean =>
  setting(workspace, 'Livechat_allow_manual_on_hold_upon_agent_engagement_only') && !!lastMessage?.token

function placeOnHold(workspace: Workspace, room: Room, user: User): void {
  if (!room.open) throw failed('error-room-already-closed')
  if (room.onHold) throw failed('error-room-is-already-on-hold')
  if (visitorSpokeLast(workspace, room)) throw failed('error-cannot-place-chat-on-hold')
  if (!room.servedBy) throw failed('error-unserved-rooms-cannot-be-placed-onhold')
  room.onHold = true
  const comment = `The chat was manually placed On Hold by ${user.name || `@${user.username}`}`
  note(workspace, room._id, 'omnichannel_placed_chat_on_hold', '', authorOf(user), { comment })
  announceRoom(workspace, room)
}

/** Takes a room from hold: by an agent, or by the server itself when the visitor writes. */
export function resume(workspace: Workspace, room: Room, by: Author, how: string): void {
  delete room.onHold
  const comment = `The chat was ${how}`
  note(workspace, room._id, 'omnichannel_on_hold_chat_resumed', '', by, { comment })
  announceRoom(workspace, room)
}

/** The licensed pause of a conversation: it waits until the visitor writes again or an agent takes it up. */
export const holdRoutes: Endpoint[] = [
  post(
    'livechat/room.onHold',
    { login: true, permissions: ['on-hold-livechat-room'], body: isLivechatRoomOnHoldProps },
    ({ workspace, user, body: { roomId } }) => {
      placeOnHold(workspace, ownRoom(workspace, user, roomId), user)
    },
  ),

  post(
    'livechat/room.resumeOnHold',
    { login: true, permissions: ['view-l-room'], body: isLivechatRoomResumeOnHoldProps },
    ({ workspace, user, body: { roomId } }) => {
      const room = ownRoom(workspace, user, roomId)
      if (!room.open) throw failed('This_conversation_is_already_closed')
      if (!room.onHold) throw failed('error-room-not-on-hold')
      resume(workspace, room, authorOf(user), `manually resumed from On Hold by ${user.name || `@${user.username}`}`)
    },
  ),
]
