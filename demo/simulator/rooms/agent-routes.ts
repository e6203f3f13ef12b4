import type { IMessage, IOmnichannelSystemMessage } from '@rocket.chat/core-typings'
import {
  isGETLivechatRoomsParams,
  isLiveChatRoomForwardProps,
  isLiveChatRoomJoinProps,
  isLiveChatRoomSaveInfoProps,
  isLivechatRidMessagesProps,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { authorOf } from '../agents/users.ts'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { messagesOf, note, visibleMessages } from '../messages/messages.ts'
import { failed, forbidden } from '../refusals.ts'
import { may } from '../workspace/permissions.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { mayEnter } from './access.ts'
import { filterRooms } from './filter.ts'
import { saveInfo } from './save-info.ts'
import { subscribe, subscriptionOf } from './subscriptions.ts'
import { byUser, transferRoom } from './transfer.ts'

function knownRoom(workspace: Workspace, rid: string): Room {
  const room = workspace.rooms.get(rid)
  if (!room) throw failed('error-invalid-room')
  return room
}

/** An agent who was not asked joins all the same, and the room says so. */
function join(workspace: Workspace, room: Room, user: User): void {
  if (subscriptionOf(workspace, room._id, user._id)) return
  subscribe(workspace, room, user)
  note(workspace, room._id, 'uj', user.username, authorOf(user))
  room.usersCount += 1
}

export const agentRoomRoutes: Endpoint[] = [
  get('livechat/rooms', { login: true, query: isGETLivechatRoomsParams }, ({ workspace, user, query }) => {
    // What cannot be read is refused first.
    const rooms = filterRooms(workspace, query)
    const mayOversee = may(workspace, user, 'view-livechat-rooms')
    const ownOnly = query.agents?.length === 1 && query.agents[0] === user._id
    if (!mayOversee && !ownOnly) throw forbidden()
    return page('rooms', rooms, query)
  }),

  get(
    'livechat/room.join',
    { login: true, permissions: ['view-l-room'], query: isLiveChatRoomJoinProps },
    ({ workspace, user, query }) => {
      const room = knownRoom(workspace, query.roomId)
      if (!room.open) throw failed('room-closed')
      if (!mayEnter(workspace, user, room)) throw failed('error-not-allowed')
      join(workspace, room, user)
    },
  ),

  post(
    'livechat/room.forward',
    { login: true, permissions: ['view-l-room', 'transfer-livechat-guest'], body: isLiveChatRoomForwardProps },
    ({ workspace, user, body: { roomId, userId, departmentId, comment } }) => {
      const room = knownRoom(workspace, roomId)
      if (!room.open) throw failed('This_conversation_is_already_closed')
      const visitor = workspace.visitors.get(room.v._id)
      if (!visitor || visitor.disabled) throw failed('error-invalid-visitor')
      transferRoom(workspace, room, { by: byUser(user, room), userId, departmentId, comment })
    },
  ),

  post(
    'livechat/room.saveInfo',
    { login: true, permissions: ['view-l-room'], body: isLiveChatRoomSaveInfoProps },
    ({ workspace, user, body: { guestData, roomData } }) => {
      const room = knownRoom(workspace, roomData._id)
      if (room.servedBy?._id !== user._id && !may(workspace, user, 'save-others-livechat-room-info')) throw forbidden()
      saveInfo(workspace, user, room, guestData, roomData)
    },
  ),

  get(
    'livechat/:rid/messages',
    { login: true, permissions: ['view-l-room'], query: isLivechatRidMessagesProps },
    ({ workspace, user, params: { rid }, query }) => {
      const room = workspace.rooms.get(rid)
      if (!room) throw failed('invalid-room')
      if (!mayEnter(workspace, user, room)) throw failed('not-allowed')
      const term = query.searchTerm?.toLowerCase() ?? ''
      // What was said, and how it ended; none of the other lines.
      const fits = ({ t, msg }: IMessage): boolean => (!t || t === 'livechat-close') && msg.toLowerCase().includes(term)
      return page('messages', messagesOf(workspace, rid).filter(fits).reverse(), query)
    },
  ),

  get(
    'livechat/transfer.history/:rid',
    { login: true, permissions: ['view-livechat-rooms'] },
    ({ workspace, params: { rid }, query }) => {
      if (!workspace.rooms.has(rid)) throw failed('invalid-room')
      const lines = visibleMessages(workspace, rid).filter(({ t }) => t === 'livechat_transfer_history')
      return page(
        'history',
        lines.map((line) => (line as IOmnichannelSystemMessage).transferData),
        query,
      )
    },
  ),
]
