import type { Workspace } from './workspace.ts'

/** A department in which these people are, or nobody. */
export async function newDepartment(
  workspace: Workspace,
  name: string,
  members: string[] = [],
  more: Record<string, unknown> = {},
): Promise<string> {
  const admin = await workspace.as('admin')
  const form = { enabled: true, email: 'team@example.com', showOnRegistration: true, showOnOfflineForm: true }
  const people = await Promise.all(members.map((member) => workspace.as(member)))
  const agents = people.map(({ _id }) => ({ agentId: _id }))
  const { body } = await admin.post('livechat/department', { department: { ...form, name, ...more }, agents })
  return body.department._id
}
