import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { removeMessagesOf } from '../messages/messages.ts'
import { removeInquiry } from '../queue/inquiries.ts'
import { subscriptionsIn, unsubscribe } from '../rooms/subscriptions.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A room and all that hangs on it. Nobody is told: to whoever listens, it simply goes silent. */
function eraseRoom(workspace: Workspace, rid: string): void {
  for (const subscription of subscriptionsIn(workspace, rid)) unsubscribe(workspace, subscription)
  for (const [_id, upload] of workspace.uploads) if (upload.rid === rid) workspace.uploads.delete(_id)
  removeMessagesOf(workspace, rid)
  workspace.rooms.delete(rid)
  removeInquiry(workspace, rid)
}

/** What stays of a forgotten visitor: an empty document that says so. The same token may begin anew. */
export function eraseVisitor(workspace: Workspace, { _id, _updatedAt, token }: ILivechatVisitor): void {
  for (const [rid, { v }] of workspace.rooms) if (v._id === _id) eraseRoom(workspace, rid)
  workspace.visitorIds.delete(token)
  workspace.contacts.delete(_id)
  const nobody: Partial<ILivechatVisitor> = { _id, _updatedAt, disabled: true }
  workspace.visitors.set(_id, nobody as ILivechatVisitor)
}
