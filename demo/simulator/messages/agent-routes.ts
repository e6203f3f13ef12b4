import type { MessageAttachment } from '@rocket.chat/core-typings'
import {
  isChatDeleteProps,
  isChatGetMessageProps,
  isChatPostMessageProps,
  isChatReactProps,
  isChatSendMessageProps,
  isChatUpdateProps,
} from '@rocket.chat/rest-typings/dist/v1/chat'
import { despiteTypes, type Endpoint, get, post } from '../http/endpoint.ts'
import { failed, MeteorError } from '../refusals.ts'
import { mayEnter } from '../rooms/access.ts'
import { checkRight, checkSize, messageIn, speakableRoom } from './agent-rights.ts'
import { deleteMessage } from './delete.ts'
import { editMessage } from './edit.ts'
import { postAsUser } from './post.ts'
import { react } from './reactions.ts'

interface Reaction {
  messageId: string
  emoji?: string
  reaction?: string
  shouldReact?: boolean
}

interface Given {
  _id?: string
  rid: string
  msg?: string
  alias?: string
  t?: string
  attachments?: MessageAttachment[]
}

export const chatRoutes: Endpoint[] = [
  post(
    'chat.sendMessage',
    {
      login: true,
      body: isChatSendMessageProps,
      typed: 7,
      rate: { calls: 5, ms: 1000, bypass: 'send-many-messages' },
    },
    ({ workspace, user, body }) => {
      const { _id, rid, msg = '', t, attachments } = body.message as Given
      if (t) throw failed("Cannot send system messages using 'chat.sendMessage'")
      const room = speakableRoom(workspace, user, rid)
      checkSize(workspace, msg)
      const known = workspace.messages.get(_id ?? '')
      return { message: known ?? postAsUser(workspace, room, user, { msg, _id, ...(attachments && { attachments }) }) }
    },
  ),

  post('chat.postMessage', { login: true, body: isChatPostMessageProps, typed: 7 }, ({ workspace, user, body }) => {
    const {
      roomId,
      channel,
      text = '',
      alias,
      attachments,
    } = body as {
      roomId?: string | string[]
      channel?: string
      text?: string
      alias?: string
      attachments?: MessageAttachment[]
    }
    const [rid] = [roomId ?? channel ?? ''].flat()
    checkSize(workspace, text)
    const room = speakableRoom(workspace, user, rid)
    const message = postAsUser(workspace, room, user, {
      msg: text,
      groupable: false,
      ...(alias && { alias }),
      ...(attachments && { attachments }),
    })
    return despiteTypes({ ts: Date.now(), channel: room._id, message })
  }),

  post('chat.update', { login: true, body: isChatUpdateProps, typed: 7 }, ({ workspace, user, body }) => {
    const { roomId, msgId, text } = body as { roomId: string; msgId: string; text: string }
    const message = messageIn(workspace, msgId, roomId)
    checkRight(workspace, user, message, 'edit')
    return { message: editMessage(workspace, message, text, user) }
  }),

  post('chat.delete', { login: true, body: isChatDeleteProps, typed: 7 }, ({ workspace, user, body }) => {
    const { msgId, roomId } = body as { msgId?: string; roomId?: string }
    const message = messageIn(workspace, msgId, roomId)
    checkRight(workspace, user, message, 'delete')
    const { _id, rid, u } = message
    deleteMessage(workspace, message, user)
    return { _id, ts: String(Date.now()), message: { _id, rid, u } }
  }),

  post('chat.react', { login: true, body: isChatReactProps, typed: 7 }, ({ workspace, user, body }) => {
    const { messageId, emoji, reaction, shouldReact } = body as Reaction
    const message = workspace.messages.get(messageId)
    if (!message)
      throw new MeteorError('error-message-not-found', 'The provided "messageId" does not match any existing message.')
    speakableRoom(workspace, user, message.rid)
    react(workspace, message, user, emoji ?? reaction ?? '', shouldReact)
  }),

  get(
    'chat.getMessage',
    { login: true, query: isChatGetMessageProps, typed: 7 },
    ({ workspace, user, query: { msgId } }) => {
      const message = workspace.messages.get(msgId)
      const room = workspace.rooms.get(message?.rid ?? '')
      if (!message || !room || !mayEnter(workspace, user, room)) throw failed()
      return { message }
    },
  ),
]
