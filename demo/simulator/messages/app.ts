import type { IMessage } from '@rocket.chat/core-typings'
import { rocketCat } from '../agents/users.ts'
import { failed } from '../refusals.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { announceMessage, countMessage, newMessage, storeMessage } from './messages.ts'
import { derive } from './post.ts'

/** Posts what an app or an integration could: any keys at all, for instance blocks, attachments or a type of its own. */
export function postAsApp(workspace: Workspace, rid: string, { msg = '', ...rest }: Record<string, unknown>): IMessage {
  if (!workspace.rooms.has(rid)) throw failed('error-invalid-room')
  const text = String(msg)
  const message = newMessage(workspace, rid, rocketCat, text, { ...derive(workspace, text), groupable: false, ...rest })
  announceMessage(workspace, storeMessage(workspace, message))
  countMessage(workspace, message)
  return message
}
