import { departmentsOf } from '../departments/departments.ts'
import { may } from '../workspace/permissions.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { subscriptionOf } from './subscriptions.ts'

/** May this user look into a visitor's room? Its agent may, whoever oversees rooms, and while it waits whoever could take it. */
export function mayEnter(workspace: Workspace, user: User, room: Room): boolean {
  if (may(workspace, user, 'view-livechat-rooms') || subscriptionOf(workspace, room._id, user._id)) return true
  if (!may(workspace, user, 'view-l-room')) return false
  if (room.servedBy) return room.servedBy._id === user._id
  return !!room.open && (!room.departmentId || departmentsOf(workspace, user._id).includes(room.departmentId))
}
