import { ILivechatAgentStatus } from '@rocket.chat/core-typings/dist/ILivechatAgent'
import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { failed } from '../refusals.ts'
import { announcePresence } from '../streams/changes.ts'
import { publish } from '../streams/streams.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { User, Workspace } from '../workspace/workspace.ts'

export const isAgent = (user: User): boolean => user.roles.includes('livechat-agent')

/** Since 8.4 chats without agents go to agents who are offline, as long as they take chats at all. */
const countsOffline = (workspace: Workspace): boolean =>
  workspace.generation >= 8 && setting(workspace, 'Livechat_accept_chats_with_no_agents')

/** Ready to take a conversation: an agent, available for it, and not away from the desk. */
export function isReady(workspace: Workspace, user: User): boolean {
  if (!user.active || !isAgent(user) || user.statusLivechat !== ILivechatAgentStatus.AVAILABLE) return false
  if (countsOffline(workspace)) return true
  if (user.status === UserStatus.AWAY) return setting(workspace, 'Livechat_enabled_when_agent_idle')
  return user.status !== UserStatus.OFFLINE
}

function agentsOf(workspace: Workspace, departmentId?: string): User[] {
  if (!departmentId) return [...workspace.users.values()].filter(isAgent)
  return workspace.departmentAgents
    .filter((member) => member.departmentId === departmentId)
    .flatMap(({ agentId }) => workspace.users.get(agentId) ?? [])
}

export const readyAgents = (workspace: Workspace, departmentId?: string): User[] =>
  agentsOf(workspace, departmentId).filter((agent) => isReady(workspace, agent))

export function readyAgent(workspace: Workspace, userId: string): User {
  const user = workspace.users.get(userId)
  if (!user || !isReady(workspace, user)) throw failed('error-user-is-offline')
  return user
}

export type AgentInfo = Pick<
  User,
  '_id' | 'username' | 'name' | 'status' | 'emails' | 'phone' | 'livechat' | 'customFields'
>

/** What a visitor learns of an agent: less, or nothing, where the settings say so. */
export function agentInfo(workspace: Workspace, agentId: string): AgentInfo | { hiddenInfo: true } | undefined {
  if (!setting(workspace, 'Livechat_show_agent_info')) return { hiddenInfo: true }
  const agent = workspace.users.get(agentId)
  if (!agent) return undefined
  const { _id, username, name, status, emails, phone, livechat, customFields } = agent
  return {
    _id,
    username,
    name,
    ...(status && { status }),
    ...(emails && setting(workspace, 'Livechat_show_agent_email') && { emails }),
    ...(phone && { phone }),
    ...(livechat && { livechat }),
    ...(customFields && { customFields }),
  }
}

/** Tells the visitor of a room who serves it now; no data means nobody. */
export function tellVisitorOfAgent(workspace: Workspace, rid: string, agentId?: string): void {
  const data = agentId && agentInfo(workspace, agentId)
  publish(workspace, 'livechat-room', rid, { type: 'agentData', ...(data && { data }) })
}

export function changePresence(workspace: Workspace, user: User, status: UserStatus, statusText?: string): void {
  user.status = status
  user._updatedAt = now(workspace)
  if (statusText !== undefined) user.statusText = statusText
  announcePresence(workspace, user)
  if (!setting(workspace, 'Livechat_show_agent_info')) return
  for (const { _id, open, servedBy } of workspace.rooms.values())
    if (open && servedBy?._id === user._id) publish(workspace, 'livechat-room', _id, { type: 'agentStatus', status })
}
