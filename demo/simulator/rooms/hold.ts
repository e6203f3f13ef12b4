import {
  isLivechatRoomOnHoldProps,
  isLivechatRoomResumeOnHoldProps,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { authorOf } from '../agents/users.ts'
import { type Endpoint, post } from '../http/endpoint.ts'
import { note } from '../messages/messages.ts'
import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import { may } from '../workspace/permissions.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { subscriptionOf } from './subscriptions.ts'

function openRoom(workspace: Workspace, rid: string): Room {
  const room = workspace.rooms.get(rid)
  if (!room) throw failed('error-invalid-room')
  if (!room.open) throw failed('This_conversation_is_already_closed')
  return room
}

function checkOwn(workspace: Workspace, user: User, room: Room): void {
  if (subscriptionOf(workspace, room._id, user._id) || may(workspace, user, 'on-hold-others-livechat-room')) return
  throw failed('Not_authorized')
}

/** The licensed pause of a conversation: it waits until the visitor writes again or an agent takes it up. */
export const holdRoutes: Endpoint[] = [
  post(
    'livechat/room.onHold',
    { login: true, permissions: ['on-hold-livechat-room'], body: isLivechatRoomOnHoldProps },
    ({ workspace, user, body: { roomId } }) => {
      const room = openRoom(workspace, roomId)
      checkOwn(workspace, user, room)
      if (room.onHold) throw failed('error-room-is-already-on-hold')
      if (!room.servedBy) throw failed('error-unserved-rooms-cannot-be-placed-onhold')
      room.onHold = true
      const comment = `${user.name} placed the chat on hold`
      note(workspace, roomId, 'omnichannel_placed_chat_on_hold', '', authorOf(user), { comment })
      announceRoom(workspace, room)
    },
  ),

  post(
    'livechat/room.resumeOnHold',
    { login: true, permissions: ['view-l-room'], body: isLivechatRoomResumeOnHoldProps },
    ({ workspace, user, body: { roomId } }) => {
      const room = openRoom(workspace, roomId)
      if (!room.onHold) throw failed('error-room-not-on-hold')
      delete room.onHold
      const comment = `${user.name} resumed the chat`
      note(workspace, roomId, 'omnichannel_on_hold_chat_resumed', '', authorOf(user), { comment })
      announceRoom(workspace, room)
    },
  ),
]
