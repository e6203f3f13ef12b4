import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { readyAgent } from '../agents/agents.ts'
import { authorOf } from '../agents/users.ts'
import { visitorAuthor } from '../messages/authors.ts'
import { inquiryOf } from '../queue/inquiries.ts'
import { removeAgents, takeInquiry } from '../queue/routing.ts'
import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { type Transfer, writeHistory } from './transfer-line.ts'
import { toDepartment } from './transfer-to-department.ts'

export const byVisitor = (visitor: ILivechatVisitor): Transfer['by'] => ({
  ...visitorAuthor(visitor),
  userType: 'visitor',
})

export const byUser = (user: User, { servedBy }: Room): Transfer['by'] => ({
  ...authorOf(user),
  userType: servedBy?._id === user._id ? 'agent' : 'user',
})

function toAgent(workspace: Workspace, room: Room, transfer: Transfer, userId: string): void {
  const agent = readyAgent(workspace, userId)
  const inquiry = inquiryOf(workspace, room._id)
  if (!inquiry) throw failed('error-invalid-inquiry')
  if (room.servedBy?._id === userId) throw failed('error-selected-agent-room-agent-are-same')
  takeInquiry(workspace, inquiry, agent)
  writeHistory(workspace, room, transfer, { agent })
  removeAgents(workspace, room, userId)
}

/** Hands an open room to an agent or a department, or says why not. */
export function transferRoom(workspace: Workspace, room: Room, transfer: Transfer): void {
  if (room.onHold) throw failed('error-room-onHold')
  if (transfer.departmentId) {
    const department = workspace.departments.get(transfer.departmentId)
    if (!department) throw failed('error-invalid-department')
    toDepartment(workspace, room, transfer, department)
  } else if (transfer.userId) toAgent(workspace, room, transfer, transfer.userId)
  else throw failed('error-forwarding-chat')
  announceRoom(workspace, room)
}
