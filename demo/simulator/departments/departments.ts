import type { ILivechatDepartment, ILivechatDepartmentAgents } from '@rocket.chat/core-typings'
import { readyAgents } from '../agents/agents.ts'
import { newObjectId } from '../ids.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

export type Department = ILivechatDepartment & { waitingQueueMessage?: string }

export function findDepartment(workspace: Workspace, idOrName: string): Department | undefined {
  const byId = workspace.departments.get(idOrName)
  if (byId) return byId
  for (const department of workspace.departments.values()) if (department.name === idOrName) return department
  return undefined
}

export const membersOf = (workspace: Workspace, departmentId: string): ILivechatDepartmentAgents[] =>
  workspace.departmentAgents.filter((member) => member.departmentId === departmentId)

export const departmentsOf = (workspace: Workspace, agentId: string): string[] =>
  workspace.departmentAgents.filter((member) => member.agentId === agentId).map(({ departmentId }) => departmentId)

/** Who chose no department gets the first one of the form in which somebody is there. */
export const requiredDepartment = (workspace: Workspace): Department | undefined =>
  [...workspace.departments.values()].find(
    ({ _id, enabled, showOnRegistration }) => enabled && showOnRegistration && readyAgents(workspace, _id).length > 0,
  )

/** The department itself when an agent is there, else the first one with an agent that it falls back to. */
export function departmentOnDuty(workspace: Workspace, departmentId: string): string | undefined {
  const asked = new Set<string>()
  for (let next: string | undefined = departmentId; next && !asked.has(next); ) {
    if (readyAgents(workspace, next).length) return next
    asked.add(next)
    next = workspace.departments.get(next)?.fallbackForwardDepartment
  }
  return undefined
}

/** Can a chat begin: in a department, or anywhere? */
export function isOnline(workspace: Workspace, departmentId?: string): boolean {
  if (setting(workspace, 'Livechat_accept_chats_with_no_agents')) return true
  return departmentId ? departmentOnDuty(workspace, departmentId) !== undefined : readyAgents(workspace).length > 0
}

export interface Member {
  agentId: string
  count?: number
  order?: number
}

export function removeMember(workspace: Workspace, departmentId: string, agentId: string): void {
  const at = workspace.departmentAgents.findIndex(
    (member) => member.departmentId === departmentId && member.agentId === agentId,
  )
  if (at >= 0) workspace.departmentAgents.splice(at, 1)
}

export function saveMembers(workspace: Workspace, department: Department, members: Member[]): void {
  for (const { agentId, count = 0, order = 0 } of members) {
    const user = workspace.users.get(agentId)
    if (!user) continue
    removeMember(workspace, department._id, agentId)
    workspace.departmentAgents.push({
      _id: newObjectId(),
      _updatedAt: now(workspace),
      departmentId: department._id,
      departmentEnabled: department.enabled,
      agentId,
      username: user.username,
      count,
      order,
    })
  }
  department.numAgents = membersOf(workspace, department._id).length
}
