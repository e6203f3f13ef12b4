import { authorOf } from '../agents/users.ts'
import type { Department } from '../departments/departments.ts'
import type { Author } from '../messages/authors.ts'
import { note } from '../messages/messages.ts'
import { now } from '../workspace/clock.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'

export interface Transfer {
  by: Author & { userType: 'visitor' | 'agent' | 'user' }
  departmentId?: string | undefined
  userId?: string | undefined
  comment?: string | undefined
  /** Name of the department that was meant and had no agent. */
  missed?: string
}

/** Writes the line that says where a room went. */
export function writeHistory(
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

/** Says that the room did not reach the department that was meant. */
export function writeFallback(
  workspace: Workspace,
  room: Room,
  { missed, by, ...transfer }: Transfer,
  department: Department,
): void {
  if (!missed) return
  const { _id, username } = by
  const { name } = department
  const transferData = {
    ...transfer,
    transferredBy: by,
    department: { _id: department._id, name },
    prevDepartment: missed,
  }
  note(workspace, room._id, 'livechat_transfer_history_fallback', '', { _id, username }, { transferData })
}
