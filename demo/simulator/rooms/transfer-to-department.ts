import { readyAgent, readyAgents } from '../agents/agents.ts'
import { type Department, membersOf } from '../departments/departments.ts'
import { type Inquiry, inquiryOf } from '../queue/inquiries.ts'
import { choosesAgents, delegate, moveToDepartment, removeAgents, unassign, wakeQueueWorker } from '../queue/routing.ts'
import { failed } from '../refusals.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { type Transfer, writeFallback, writeHistory } from './transfer-line.ts'

/** The agent whom a transfer to a department names must be there and belong to it. */
function wantedAgent(workspace: Workspace, department: Department, userId: string | undefined): User | undefined {
  if (!userId) return undefined
  const agent = readyAgent(workspace, userId)
  if (membersOf(workspace, department._id).some(({ agentId }) => agentId === userId)) return agent
  throw failed('error-user-not-belong-to-department')
}

/** Where no agent is, the department may name another one. */
function toFallback(workspace: Workspace, room: Room, transfer: Transfer, department: Department): void {
  const fallback = workspace.departments.get(department.fallbackForwardDepartment ?? '')
  if (!fallback)
    throw failed(
      workspace.generation >= 8
        ? 'error-no-agents-available-for-service-on-department'
        : 'error-no-agents-online-in-department',
    )
  const missed = transfer.missed ?? department.name
  toDepartment(workspace, room, { ...transfer, departmentId: fallback._id, missed }, fallback)
}

/** Has an agent of the department taken the room? The agent who serves it already does not count. */
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

/** Does the room wait in the new department's queue, instead of going to an agent at once? */
function waits(workspace: Workspace, { _id, allowReceiveForwardOffline }: Department): boolean {
  const isStaffed = readyAgents(workspace, _id).length > 0
  const queues = workspace.generation > 6 && setting(workspace, 'Livechat_waiting_queue')
  return !choosesAgents(workspace) || (isStaffed ? queues : !!allowReceiveForwardOffline)
}

export function toDepartment(workspace: Workspace, room: Room, transfer: Transfer, department: Department): void {
  const inquiry = inquiryOf(workspace, room._id)
  if (!inquiry) throw failed('error-transferring-inquiry')
  if (room.departmentId === department._id) throw failed('error-forwarding-chat-same-department')
  const agent = wantedAgent(workspace, department, transfer.userId)
  if (waits(workspace, department)) {
    writeHistory(workspace, room, transfer, { department })
    if (workspace.generation >= 8 && room.lastMessage) inquiry.lastMessage = room.lastMessage
    moveToDepartment(workspace, room, inquiry, department._id)
    unassign(workspace, room, inquiry)
    wakeQueueWorker(workspace)
  } else if (isTakenOver(workspace, room, inquiry, department._id, agent)) {
    writeFallback(workspace, room, transfer, department)
    writeHistory(workspace, room, transfer, { department })
    removeAgents(workspace, room, room.servedBy?._id)
    moveToDepartment(workspace, room, inquiry, department._id)
  } else toFallback(workspace, room, transfer, department)
}
