import type { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { inquiryOf } from '../queue/inquiries.ts'
import { roomsOf } from '../rooms/find.ts'
import { announceInquiry, announceRoom } from '../streams/changes.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Agents see how a visitor is; the visitor's own document does not change. */
export function changeVisitorStatus(workspace: Workspace, token: string, status: UserStatus): void {
  for (const room of roomsOf(workspace, token)) {
    if (!room.open) continue
    room.v.status = status
    announceRoom(workspace, room)
    const inquiry = inquiryOf(workspace, room._id)
    if (!inquiry) continue
    inquiry.v.status = status
    announceInquiry(workspace, inquiry, 'updated')
  }
}
