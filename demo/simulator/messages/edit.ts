import type { IMessage } from '@rocket.chat/core-typings'
import { newId } from '../ids.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { announceMessage, storeMessage } from './messages.ts'
import { derive } from './post.ts'

export interface Editor {
  _id: string
  username: string
}

/** The workspace may keep what was there before, out of sight. */
export function keepOriginal(workspace: Workspace, message: IMessage): void {
  if (!setting(workspace, 'Message_KeepHistory')) return
  storeMessage(workspace, { ...message, _id: newId(), _hidden: true })
}

export function editMessage(workspace: Workspace, message: IMessage, msg: string, { _id, username }: Editor): IMessage {
  keepOriginal(workspace, message)
  const editedAt = now(workspace)
  // An empty text has no tree.
  delete message.md
  Object.assign(message, {
    ...derive(workspace, msg),
    editedAt,
    editedBy: { _id, username },
    _updatedAt: editedAt,
  })
  announceMessage(workspace, message)
  return message
}
