import {
  isGETLivechatAgentsAgentIdDepartmentsParams,
  isGETLivechatDepartmentProps,
  isLivechatDepartmentDepartmentIdAgentsGETProps,
  isLivechatDepartmentDepartmentIdAgentsPOSTProps,
  isPOSTLivechatDepartmentProps,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { check } from '../http/check.ts'
import { del, type Endpoint, get, post, put } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { failed, MeteorError } from '../refusals.ts'
import { may } from '../workspace/permissions.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Department } from './departments.ts'
import { departmentsOf, findDepartment, type Member, membersOf, removeMember, saveMembers } from './departments.ts'
import { removeDepartment, saveDepartment } from './save.ts'

const readers = { any: ['view-livechat-departments', 'view-l-room'] }

interface Saving {
  department: Partial<Department>
  agents?: Member[] | null
}

/** The two lists that come back after a change. */
const shown = (workspace: Workspace, department: Department): Record<string, unknown> => ({
  department,
  agents: membersOf(workspace, department._id),
})

function known(workspace: Workspace, _id: string): Department {
  const department = workspace.departments.get(_id)
  if (!department) throw new MeteorError('error-department-not-found', 'Department not found')
  return department
}

export const departmentRoutes: Endpoint[] = [
  get(
    'livechat/department',
    { login: true, permissions: readers, query: isGETLivechatDepartmentProps },
    ({ workspace, user, query }) => {
      const mine = departmentsOf(workspace, user._id)
      const departments = [...workspace.departments.values()].filter(
        ({ _id, name, enabled, archived }) =>
          (query.enabled !== 'true' || enabled) &&
          (query.showArchived === 'true' || !archived) &&
          (query.onlyMyDepartments !== 'true' || mine.includes(_id)) &&
          (!query.text || name.toLowerCase().includes(query.text.toLowerCase())) &&
          _id !== query.excludeDepartmentId,
      )
      return page('departments', departments, query)
    },
  ),

  post(
    'livechat/department',
    { login: true, permissions: ['manage-livechat-departments'], body: isPOSTLivechatDepartmentProps },
    ({ workspace, body }) => {
      const { department, agents } = body as Saving
      const saved = saveDepartment(workspace, department)
      if (agents) saveMembers(workspace, saved, agents)
      return shown(workspace, saved)
    },
  ),

  get('livechat/department/:_id', { login: true, permissions: readers }, ({ workspace, params, query }) => {
    const department = findDepartment(workspace, params._id) ?? null
    const agents = query['includeAgents'] === 'true' && department && membersOf(workspace, department._id)
    return { department, ...(agents && { agents }) }
  }),

  put(
    'livechat/department/:_id',
    { login: true, permissions: { any: ['manage-livechat-departments', 'add-livechat-department-agents'] } },
    ({ workspace, user, params, body }) => {
      if (!may(workspace, user, 'manage-livechat-departments')) throw failed('error-not-allowed')
      const { agents, ...rest } = body as unknown as Saving
      check(rest, { keys: { department: { keys: {}, open: true } } })
      if (agents && !Array.isArray(agents)) throw failed('Match error: Expected Array in field agents')
      const { department } = rest
      const saved = saveDepartment(workspace, department, params._id)
      if (agents) saveMembers(workspace, saved, agents)
      return shown(workspace, saved)
    },
  ),

  del(
    'livechat/department/:_id',
    { login: true, permissions: { any: ['manage-livechat-departments', 'remove-livechat-department'] } },
    ({ workspace, params }) => {
      if (!setting(workspace, 'Omnichannel_enable_department_removal'))
        throw failed('error-department-removal-disabled')
      removeDepartment(workspace, params._id)
    },
  ),

  get(
    'livechat/department/:_id/agents',
    { login: true, permissions: readers, query: isLivechatDepartmentDepartmentIdAgentsGETProps },
    ({ workspace, params, query }) => page('agents', membersOf(workspace, params._id), query),
  ),

  post(
    'livechat/department/:_id/agents',
    {
      login: true,
      permissions: { any: ['manage-livechat-departments', 'add-livechat-department-agents'] },
      body: isLivechatDepartmentDepartmentIdAgentsPOSTProps,
    },
    ({ workspace, params, body }) => {
      const department = known(workspace, params._id)
      const { upsert = [], remove = [] } = body as { upsert?: Member[]; remove?: Member[] }
      for (const { agentId } of remove) removeMember(workspace, department._id, agentId)
      saveMembers(workspace, department, upsert)
    },
  ),

  get(
    'livechat/agents/:agentId/departments',
    { login: true, permissions: ['view-l-room'], query: isGETLivechatAgentsAgentIdDepartmentsParams },
    ({ workspace, params: { agentId }, query: { enabledDepartmentsOnly } }) => ({
      departments: workspace.departmentAgents
        .filter((member) => member.agentId === agentId)
        .map((member) => ({ ...member, department: workspace.departments.get(member.departmentId) }))
        .filter(({ department }) => department?.enabled || String(enabledDepartmentsOnly) !== 'true')
        .map(({ department, ...member }) => ({ ...member, ...(department && { departmentName: department.name }) })),
    }),
  ),
]
