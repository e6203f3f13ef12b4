import type { IMessage } from '@rocket.chat/core-typings'
import { announceRoom } from '../streams/changes.ts'
import { publish } from '../streams/streams.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Editor, keepOriginal } from './edit.ts'
import { announceMessage, messagesOf, visibleMessages } from './messages.ts'

function takeAway(workspace: Workspace, message: IMessage): void {
  if (setting(workspace, 'Message_KeepHistory')) message._hidden = true
  else {
    for (const { _id } of message.files ?? []) workspace.uploads.delete(_id)
    workspace.messages.delete(message._id)
    const messages = messagesOf(workspace, message.rid)
    messages.splice(messages.indexOf(message), 1)
  }
  publish(workspace, 'notify-room', `${message.rid}/deleteMessage`, { _id: message._id })
}

/** With the status shown, an empty line stays behind that says so. */
function leaveTrace(workspace: Workspace, message: IMessage, { _id, username }: Editor): void {
  keepOriginal(workspace, message)
  for (const key of ['md', 'file', 'files', 'urls', 'mentions', 'channels', 'reactions'] as const) delete message[key]
  const editedAt = now(workspace)
  const changes = { t: 'rm', msg: '', attachments: [], editedAt, editedBy: { _id, username }, _updatedAt: editedAt }
  announceMessage(workspace, Object.assign(message, changes))
}

export function deleteMessage(workspace: Workspace, message: IMessage, by: Editor): void {
  if (setting(workspace, 'Message_ShowDeletedStatus')) leaveTrace(workspace, message, by)
  else takeAway(workspace, message)
  const room = workspace.rooms.get(message.rid)
  if (!room) return
  const last = visibleMessages(workspace, room._id).at(-1)
  if (last) room.lastMessage = last
  announceRoom(workspace, room)
}
