import { newObjectId } from '../ids.ts'
import { failed, MeteorError } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Department, membersOf, removeMember } from './departments.ts'

const details = { method: 'livechat:saveDepartment' }

/** A department must have tags when it requires them, and falls back to another one that exists. */
function checkDepartment(workspace: Workspace, wanted: Partial<Department>, _id: string | undefined): void {
  const { requestTagBeforeClosingChat, chatClosingTags, fallbackForwardDepartment } = wanted
  if (requestTagBeforeClosingChat && !chatClosingTags?.length)
    throw new MeteorError(
      'error-validating-department-chat-closing-tags',
      'At least one closing tag is required when the department requires tag(s) on closing conversations.',
      details,
    )
  if (_id && !workspace.departments.has(_id))
    throw new MeteorError('error-department-not-found', 'Department not found', details)
  if (!fallbackForwardDepartment) return
  if (fallbackForwardDepartment === _id)
    throw new MeteorError(
      'error-fallback-department-circular',
      'Cannot save department. Circular reference between fallback department and department',
    )
  if (!workspace.departments.has(fallbackForwardDepartment))
    throw new MeteorError('error-fallback-department-not-found', 'Fallback department not found', details)
}

/** Makes a department, or changes the one with this id. */
export function saveDepartment(workspace: Workspace, wanted: Partial<Department>, _id?: string): Department {
  // What older servers check was not seen.
  if (workspace.generation >= 8) checkDepartment(workspace, wanted, _id)
  else if (_id && !workspace.departments.has(_id))
    throw new MeteorError('error-department-not-found', 'Department not found', details)
  const department: Department = {
    enabled: true,
    name: '',
    email: '',
    showOnRegistration: false,
    showOnOfflineForm: false,
    offlineMessageChannelName: '',
    numAgents: 0,
    ...workspace.departments.get(_id ?? ''),
    ...wanted,
    type: 'd',
    _id: _id ?? newObjectId(),
    _updatedAt: now(workspace),
  }
  workspace.departments.set(department._id, department)
  return department
}

/** Removes a department. Its rooms stay without one, and nothing falls back to it any more. */
export function removeDepartment(workspace: Workspace, _id: string): void {
  if (!workspace.departments.has(_id)) throw failed('error-department-not-found')
  for (const { agentId } of membersOf(workspace, _id)) removeMember(workspace, _id, agentId)
  workspace.departments.delete(_id)
  for (const department of workspace.departments.values())
    if (department.fallbackForwardDepartment === _id) delete department.fallbackForwardDepartment
  for (const room of workspace.rooms.values()) if (room.departmentId === _id) delete room.departmentId
}
