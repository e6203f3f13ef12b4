// What the team has set up, as far as an agent needs it. Every function rejects with the errors of `request`.
import { type AgentServer, requestAs } from './agent-request.ts'
import { type Json, list, record, text } from './json.ts'
import { request, type Server } from './request.ts'

export interface TeamDepartment {
  id: string
  name: string
  /** Nothing is closed here without a tag. */
  wantsTags: boolean
  /** Tags that closing suggests. */
  closingTags: string[]
}

/** `GET livechat/department`: the departments that are switched on, by name. Permission `view-livechat-departments` or `view-l-room`. */
export async function getDepartments(agent: AgentServer): Promise<TeamDepartment[]> {
  const { departments } = await requestAs(agent, 'livechat/department', { query: { enabled: 'true', count: 100 } })
  return list(departments)
    .map((item) => {
      const department = record(item)
      return {
        id: text(department['_id']),
        name: text(department['name']),
        wantsTags: department['requestTagBeforeClosingChat'] === true,
        closingTags: list(department['chatClosingTags']).map(text),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** `GET livechat/agents/<id>/departments`: ids of the departments that the agent is in. */
export async function getOwnDepartments(agent: AgentServer): Promise<string[]> {
  const { departments } = await requestAs(agent, `livechat/agents/${encodeURIComponent(agent.userId)}/departments`)
  return list(departments).map((item) => text(record(item)['departmentId']))
}

export interface Colleague {
  id: string
  name: string
  status: string
}

/**
 * `GET livechat/users/agent`: the other agents that could take a conversation now, by name.
 * @throws {RefusedError} `unauthorized` (403): without `transfer-livechat-guest` or `edit-omnichannel-contact`
 */
export async function getColleagues(agent: AgentServer): Promise<Colleague[]> {
  const query = { onlyAvailable: 'true', excludeId: agent.userId, count: 100 }
  const { users } = await requestAs(agent, 'livechat/users/agent', { query })
  return list(users)
    .map((item) => {
      const user = record(item)
      return { id: text(user['_id']), name: text(user['name']) || text(user['username']), status: text(user['status']) }
    })
    .filter(({ id }) => id !== agent.userId)
    .sort((a, b) => a.name.localeCompare(b.name))
}

/**
 * `GET livechat/tags`: names of the tags that the team uses; those of a department, and those of none (licence).
 * @throws {RefusedError} status 404: this server has no list of tags
 */
export async function getTags(agent: AgentServer, department = ''): Promise<string[]> {
  const query = { text: '', count: 100, ...(department && { department }) }
  return list((await requestAs(agent, 'livechat/tags', { query }))['tags']).map((tag) => text(record(tag)['name']))
}

/** `GET livechat/custom-fields`: what the custom fields are called, by key. Permission `view-l-room`. */
export async function getFieldLabels(agent: AgentServer): Promise<Record<string, string>> {
  const { customFields } = await requestAs(agent, 'livechat/custom-fields', { query: { count: 100 } })
  const fields = list(customFields).map(record)
  return Object.fromEntries(fields.map((field) => [text(field['_id']), text(field['label'])]))
}

/** `GET settings.public`: values of settings that anybody may read, by id. Those that this server does not have are left out. */
export async function getPublicSettings(server: Server, ids: string[]): Promise<Json> {
  const query = { _id: ids.join(','), count: ids.length }
  const { settings } = await request(server, 'settings.public', { query, proof: (answer) => answer })
  const known = list(settings).map(record)
  return Object.fromEntries(known.map(({ _id, value }) => [text(_id), value]))
}
