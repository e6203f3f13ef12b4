import { inquiryOf } from '../queue/inquiries.ts'
import { announceInquiry, announceRoom, announceSubscription } from '../streams/changes.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'
import { subscriptionsIn } from './subscriptions.ts'

/** Gives a room, its inquiry and its subscriptions the name of its visitor. */
export function renameRoom(workspace: Workspace, room: Room, name: string): void {
  if (room.fname === name) return
  room.fname = name
  const inquiry = inquiryOf(workspace, room._id)
  if (inquiry) {
    inquiry.name = name
    announceInquiry(workspace, inquiry, 'updated')
  }
  for (const subscription of subscriptionsIn(workspace, room._id)) {
    Object.assign(subscription, { name, fname: name })
    announceSubscription(workspace, subscription, 'updated')
  }
  announceRoom(workspace, room)
}
