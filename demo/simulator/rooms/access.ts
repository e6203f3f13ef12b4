import { departmentsOf } from '../departments/departments.ts'
import { inquiryOf, isQueued } from '../queue/inquiries.ts'
import { choosesAgents } from '../queue/routing.ts'
import { may } from '../workspace/permissions.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { subscriptionOf } from './subscriptions.ts'

/** Where agents choose, they may look into what waits for them. Whoever is in no department waits for everything, a quirk of the server. */
function mayPreview(workspace: Workspace, user: User, room: Room): boolean {
  const inquiry = inquiryOf(workspace, room._id)
  if (!inquiry || !isQueued(inquiry) || choosesAgents(workspace) || !may(workspace, user, 'view-l-room')) return false
  const { department, defaultAgent } = inquiry
  if (!department || defaultAgent?.agentId === user._id) return true
  const mine = departmentsOf(workspace, user._id).filter((_id) => workspace.departments.get(_id)?.enabled)
  return !mine.length || mine.includes(department)
}

/** May this user look into a visitor's room? */
export function mayEnter(workspace: Workspace, user: User, room: Room): boolean {
  if (may(workspace, user, 'view-livechat-rooms') || subscriptionOf(workspace, room._id, user._id)) return true
  if (room.servedBy?._id === user._id) return true
  if (!room.open && may(workspace, user, 'view-livechat-room-closed-by-another-agent')) return true
  return mayPreview(workspace, user, room)
}
