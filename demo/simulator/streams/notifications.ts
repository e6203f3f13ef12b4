import type { IMessage } from '@rocket.chat/core-typings'
import type { Room, Workspace } from '../workspace/workspace.ts'
import { publish } from './streams.ts'

/** What pops up on an agent's desktop. */
export function notify(
  workspace: Workspace,
  userId: string,
  room: Room,
  message: Pick<IMessage, '_id' | 'msg' | 'u'>,
): void {
  const { _id, msg, u } = message
  const title = room.fname ?? room.v.username
  publish(workspace, 'notify-user', `${userId}/notification`, {
    title,
    text: msg,
    payload: { _id, rid: room._id, sender: u, type: 'l', name: title, message: { msg } },
  })
}
