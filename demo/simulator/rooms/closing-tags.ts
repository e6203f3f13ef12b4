import { failed } from '../refusals.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'

/** Merges the tags of the closing, the room and its department. Some departments require both kinds. */
export function closingTags(
  workspace: Workspace,
  room: Room,
  { tags, closer }: { tags?: string[] | null | undefined; closer: 'visitor' | 'user' },
): string[] {
  const own = [...(tags ?? []), ...(room.tags ?? [])]
  const department = workspace.departments.get(room.departmentId ?? '')
  const ofDepartment = department?.chatClosingTags ?? []
  const isMissing = (closer === 'user' && !own.length) || !ofDepartment.length
  if (department?.requestTagBeforeClosingChat && isMissing)
    throw failed('error-tags-must-be-assigned-before-closing-chat')
  return [...new Set([...own, ...ofDepartment])]
}
