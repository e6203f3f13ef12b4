import type { IMessage } from '@rocket.chat/core-typings'
import { failed, MeteorError } from '../refusals.ts'
import { mayEnter } from '../rooms/access.ts'
import { may } from '../workspace/permissions.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'

/** The room in which somebody wants to speak. */
export function speakableRoom(workspace: Workspace, user: User, rid: string | undefined): Room {
  const room = workspace.rooms.get(rid ?? '')
  if (!room) throw new MeteorError('error-invalid-room')
  if (!mayEnter(workspace, user, room)) throw new MeteorError('error-not-allowed')
  if (!room.open)
    throw new MeteorError('error-action-not-allowed', 'You can not send messages because the room is closed')
  return room
}

export function checkSize(workspace: Workspace, text = ''): void {
  if (text.length > setting(workspace, 'Message_MaxAllowedSize')) throw failed('error-message-size-exceeded')
}

export function messageIn(workspace: Workspace, msgId: string | undefined, roomId: string | undefined): IMessage {
  const message = workspace.messages.get(msgId ?? '')
  if (!message) throw failed(`No message found with the id of "${msgId}".`)
  if (roomId !== message.rid) throw failed('The room id provided does not match where the message is from.')
  return message
}

export function checkRight(workspace: Workspace, user: User, { u }: IMessage, what: 'edit' | 'delete'): void {
  const allowed = setting(workspace, what === 'edit' ? 'Message_AllowEditing' : 'Message_AllowDeleting')
  const own = u._id === user._id && (what === 'edit' || may(workspace, user, 'delete-own-message'))
  if (
    (own && allowed) ||
    may(workspace, user, `${what}-message`) ||
    (what === 'delete' && may(workspace, user, 'force-delete-message'))
  )
    return
  throw new MeteorError('error-action-not-allowed', what === 'edit' ? 'Message editing not allowed' : 'Not allowed', {
    method: `${what}Message`,
  })
}
