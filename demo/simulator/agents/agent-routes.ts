import { ILivechatAgentStatus } from '@rocket.chat/core-typings/dist/ILivechatAgent'
import {
  isLivechatUsersManagerGETProps,
  isPOSTLivechatAgentStatusProps,
  isPOSTLivechatUsersTypeProps,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { del, despiteTypes, type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { serveQueue } from '../queue/routing.ts'
import { failed, forbidden, MeteorError, notFound } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import { may } from '../workspace/permissions.ts'
import { makeAgent } from '../workspace/seed.ts'
import type { User } from '../workspace/workspace.ts'
import { isAgent, isReady } from './agents.ts'
import { userNamed } from './users.ts'

/** The part of a person that lists of agents show. */
const listed = ({ _id, username, name, emails, status, statusLivechat }: User): Record<string, unknown> => ({
  _id,
  username,
  name,
  emails,
  status,
  statusLivechat,
})

const roleOf = { agent: 'livechat-agent', manager: 'livechat-manager' } as const

function roleOfType(type: string): string {
  const role = (roleOf as Record<string, string>)[type]
  if (!role) throw failed('Invalid type')
  return role
}

/** Who may see the list of them; it is the route's own check, and says less than a missing permission. */
const readersOf: Record<string, string[]> = {
  'livechat-agent': ['transfer-livechat-guest', 'edit-omnichannel-contact'],
  'livechat-manager': ['view-livechat-manager'],
}

const manager = { login: true, permissions: ['view-livechat-manager'] }

export const staffRoutes: Endpoint[] = [
  get(
    'livechat/users/:type',
    { login: true, query: isLivechatUsersManagerGETProps },
    ({ workspace, user, params, query }) => {
      const role = roleOfType(params.type)
      if (!readersOf[role]?.some((permission) => may(workspace, user, permission))) throw forbidden()
      const { text = '', onlyAvailable, excludeId } = query
      const fits = (one: User): boolean =>
        one.roles.includes(role) &&
        one._id !== excludeId &&
        (String(onlyAvailable) !== 'true' || isReady(workspace, one)) &&
        `${one.name} ${one.username}`.toLowerCase().includes(text.toLowerCase())
      return page('users', [...workspace.users.values()].filter(fits).map(listed), query)
    },
  ),

  post('livechat/users/:type', { ...manager, body: isPOSTLivechatUsersTypeProps }, ({ workspace, params, body }) => {
    const role = roleOfType(params.type)
    const user = userNamed(workspace, body.username)
    if (!user) throw new MeteorError('error-invalid-user', 'Invalid user', { method: 'livechat:addAgent' })
    if (role === 'livechat-agent') makeAgent(workspace, user)
    else user.roles = [...new Set([...user.roles, role])]
    return despiteTypes({ user: { _id: user._id, username: user.username } })
  }),

  get('livechat/users/:type/:_id', manager, ({ workspace, params }) => {
    const role = roleOfType(params.type)
    const user = workspace.users.get(params._id)
    return { user: user?.roles.includes(role) ? listed(user) : null }
  }),

  del('livechat/users/:type/:_id', manager, ({ workspace, params }) => {
    const role = roleOfType(params.type)
    const user = workspace.users.get(params._id)
    if (!user) throw failed()
    user.roles = user.roles.filter((one) => one !== role)
    if (role === 'livechat-agent') delete user.statusLivechat
  }),

  post(
    'livechat/agent.status',
    { login: true, permissions: ['view-l-room'], body: isPOSTLivechatAgentStatusProps },
    ({ workspace, user, body }) => {
      const agent = body.agentId ? workspace.users.get(body.agentId) : user
      if (!agent || !isAgent(agent)) throw notFound('Agent not found')
      if (!agent.active) throw failed('error-user-deactivated')
      const { AVAILABLE, NOT_AVAILABLE } = ILivechatAgentStatus
      const status = body.status ?? (agent.statusLivechat === AVAILABLE ? NOT_AVAILABLE : AVAILABLE)
      if (status !== agent.statusLivechat && agent !== user && !may(workspace, user, 'manage-livechat-agents'))
        throw forbidden()
      agent.statusLivechat = status
      agent._updatedAt = now(workspace)
      serveQueue(workspace)
      return { status }
    },
  ),
]
