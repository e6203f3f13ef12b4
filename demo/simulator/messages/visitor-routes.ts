import type { ILivechatVisitor, IMessage } from '@rocket.chat/core-typings'
import {
  isDELETELivechatMessageIdParams,
  isGETLivechatMessageIdParams,
  isGETLivechatMessagesHistoryRidParams,
  isPOSTLivechatMessageParams,
  isPUTLivechatMessageIdParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { withFileInfo } from '../files/files.ts'
import { del, type Endpoint, get, post, put } from '../http/endpoint.ts'
import { failed } from '../refusals.ts'
import { checkEnabled, roomOf, visitorWith } from '../rooms/find.ts'
import { accident } from '../trouble/accidents.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { deleteMessage } from './delete.ts'
import { editMessage } from './edit.ts'
import { history } from './history.ts'
import { postAsVisitor } from './post.ts'

function checkLength(workspace: Workspace, msg: string): void {
  if (!setting(workspace, 'Livechat_enable_message_character_limit')) return
  if (msg.length > setting(workspace, 'Livechat_message_character_limit'))
    throw failed('message-length-exceeds-character-limit')
}

/** Since 8.7 a repeated id gives back the first document, whatever room it is in; before, the server stumbled over itself. */
function repeated(workspace: Workspace, message: IMessage): IMessage {
  if (workspace.generation >= 8) return message
  throw failed('Cannot convert undefined or null to object')
}

/** Found by its id alone: only the author counts. */
function ownMessage(workspace: Workspace, visitor: ILivechatVisitor, _id: string, allowed: boolean): IMessage {
  const message = workspace.messages.get(_id)
  if (!message) throw failed('invalid-message')
  if (!allowed || message.u._id !== visitor._id) throw failed('error-action-not-allowed')
  return message
}

export const messageRoutes: Endpoint[] = [
  post('livechat/message', { body: isPOSTLivechatMessageParams }, ({ workspace, body: { token, rid, msg, _id } }) => {
    const visitor = visitorWith(workspace, token)
    const room = roomOf(workspace, token, rid)
    if (!room.open) throw failed('room-closed')
    checkLength(workspace, msg)
    checkEnabled(workspace)
    const mishap = accident(workspace, 'message')
    if (mishap !== undefined) throw failed(mishap)
    const known = workspace.messages.get(_id ?? '')
    return { message: known ? repeated(workspace, known) : postAsVisitor(workspace, room, visitor, { msg, _id }) }
  }),

  get(
    'livechat/message/:_id',
    { query: isGETLivechatMessageIdParams },
    ({ workspace, query: { token, rid }, params, site }) => {
      visitorWith(workspace, token)
      roomOf(workspace, token, rid)
      const message = workspace.messages.get(params._id)
      // 6.x found a message by its id, even in somebody else's room.
      if (!message || (message.rid !== rid && workspace.generation > 6)) throw failed('invalid-message')
      return { message: withFileInfo(workspace, site, message) }
    },
  ),

  put('livechat/message/:_id', { body: isPUTLivechatMessageIdParams }, ({ workspace, body, params }) => {
    const visitor = visitorWith(workspace, body.token)
    roomOf(workspace, body.token, body.rid)
    const message = ownMessage(workspace, visitor, params._id, setting(workspace, 'Message_AllowEditing'))
    return { message: editMessage(workspace, message, body.msg, visitor) }
  }),

  del('livechat/message/:_id', { body: isDELETELivechatMessageIdParams }, ({ workspace, body, params }) => {
    const visitor = visitorWith(workspace, body.token)
    roomOf(workspace, body.token, body.rid)
    const message = ownMessage(workspace, visitor, params._id, setting(workspace, 'Message_AllowDeleting'))
    deleteMessage(workspace, message, visitor)
    return { message: { _id: message._id, ts: now(workspace).toISOString() } }
  }),

  get(
    'livechat/messages.history/:rid',
    { query: isGETLivechatMessagesHistoryRidParams },
    ({ workspace, query: { token, limit, offset, end }, params, site }) => {
      visitorWith(workspace, token)
      const { _id } = roomOf(workspace, token, params.rid)
      const messages = history(workspace, _id, { limit, offset, end: end ? new Date(end) : undefined })
      return { messages: messages.map((message) => withFileInfo(workspace, site, message)) }
    },
  ),
]
