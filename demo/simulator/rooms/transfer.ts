import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { isReady, readyAgents } from '../agents/agents.ts'
import { authorOf } from '../agents/users.ts'
import type { Department } from '../departments/departments.ts'
import { membersOf } from '../departments/departments.ts'
import { type Author, visitorAuthor } from '../messages/authors.ts'
import { note } from '../messages/messages.ts'
import { type Inquiry, inquiryOf } from '../queue/inquiries.ts'
import { choosesAgents, delegate, removeAgents, takeInquiry, unassign } from '../queue/routing.ts'
import { failed } from '../refusals.ts'
import { announceRoom } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { subscriptionsIn } from './subscriptions.ts'

export interface Transfer {
  by: Author & { userType: 'visitor' | 'agent' | 'user' }
  departmentId?: string | undefined
  userId?: string | undefined
  comment?: string | undefined
}

export const byVisitor = (visitor: ILivechatVisitor): Transfer['by'] => ({
  ...visitorAuthor(visitor),
  userType: 'visitor',
})

export const byUser = (user: User, { servedBy }: Room): Transfer['by'] => ({
  ...authorOf(user),
  userType: servedBy?._id === user._id ? 'agent' : 'user',
})

function writeHistory(
  workspace: Workspace,
  room: Room,
  { by, comment }: Transfer,
  next: { department?: Department; agent?: User },
): void {
  const { department, agent } = next
  const { _id, username } = by
  note(
    workspace,
    room._id,
    'livechat_transfer_history',
    '',
    { _id, username },
    {
      ...(by.userType === 'visitor' && { token: room.v.token }),
      transferData: {
        transferredBy: by,
        ts: now(workspace),
        scope: department ? 'department' : 'agent',
        ...(comment !== undefined && { comment }),
        ...(room.departmentId && { previousDepartment: room.departmentId }),
        ...(department && { nextDepartment: { _id: department._id, name: department.name } }),
        ...(agent && { transferredTo: authorOf(agent) }),
      },
    },
  )
}

function moveToDepartment(workspace: Workspace, room: Room, inquiry: Inquiry, department: string): void {
  room.departmentId = department
  inquiry.department = department
  for (const subscription of subscriptionsIn(workspace, room._id)) subscription.department = department
}

function readyAgent(workspace: Workspace, userId: string): User {
  const user = workspace.users.get(userId)
  if (!user || !isReady(workspace, user)) throw failed('error-user-is-offline')
  return user
}

function toAgent(workspace: Workspace, room: Room, transfer: Transfer, userId: string): void {
  const agent = readyAgent(workspace, userId)
  const inquiry = inquiryOf(workspace, room._id)
  if (!inquiry) throw failed('error-invalid-inquiry')
  if (room.servedBy?._id === userId) throw failed('error-selected-agent-room-agent-are-same')
  takeInquiry(workspace, inquiry, agent)
  writeHistory(workspace, room, transfer, { agent })
  removeAgents(workspace, room, userId)
}

/** The agent whom a transfer to a department names must be there and belong to it. */
function wantedAgent(workspace: Workspace, department: Department, userId: string | undefined): User | undefined {
  if (!userId) return undefined
  const agent = readyAgent(workspace, userId)
  if (membersOf(workspace, department._id).some(({ agentId }) => agentId === userId)) return agent
  throw failed('error-user-not-belong-to-department')
}

/** Where nobody is, the department may name another one; the visitor is told of both. */
function toFallback(workspace: Workspace, room: Room, transfer: Transfer, department: Department): void {
  const fallback = workspace.departments.get(department.fallbackForwardDepartment ?? '')
  if (!fallback) throw failed('error-no-agents-online-in-department')
  const { _id, username } = transfer.by
  const transferData = { ...transfer, department: fallback, prevDepartment: department.name }
  note(workspace, room._id, 'livechat_transfer_history_fallback', '', { _id, username }, { transferData })
  toDepartment(workspace, room, { ...transfer, departmentId: fallback._id }, fallback)
}

/** Whether somebody of the department has taken the room. Who serves it already does not count. */
function isTakenOver(workspace: Workspace, room: Room, inquiry: Inquiry, department: string, agent?: User): boolean {
  const before = room.servedBy?._id
  const { department: from } = inquiry
  inquiry.department = department
  delegate(workspace, inquiry, agent)
  if (!before || room.servedBy?._id !== before) return true
  if (from) inquiry.department = from
  else delete inquiry.department
  return false
}

function toDepartment(workspace: Workspace, room: Room, transfer: Transfer, department: Department): void {
  const inquiry = inquiryOf(workspace, room._id)
  if (!inquiry) throw failed('error-transferring-inquiry')
  if (room.departmentId === department._id) throw failed('error-forwarding-chat-same-department')
  const agent = wantedAgent(workspace, department, transfer.userId)
  const waits = department.allowReceiveForwardOffline && !readyAgents(workspace, department._id).length
  if (!choosesAgents(workspace) || waits) {
    writeHistory(workspace, room, transfer, { department })
    moveToDepartment(workspace, room, inquiry, department._id)
    unassign(workspace, room, inquiry)
  } else if (isTakenOver(workspace, room, inquiry, department._id, agent)) {
    writeHistory(workspace, room, transfer, { department })
    removeAgents(workspace, room, room.servedBy?._id)
    moveToDepartment(workspace, room, inquiry, department._id)
  } else toFallback(workspace, room, transfer, department)
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
