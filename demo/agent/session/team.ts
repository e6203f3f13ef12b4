import { computed } from 'nanostores'
import {
  type Colleague,
  getColleagues,
  getDepartments,
  getFieldLabels,
  getOwnDepartments,
  getTags,
  type TeamDepartment,
} from '../../../src/protocol/agent-team.ts'
import { RefusedError } from '../../../src/protocol/errors.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'

export const $departments = fact<readonly TeamDepartment[]>([])

/** Ids of the departments that the agent is in. */
export const $ownDepartments = fact<readonly string[]>([])

/** What the custom fields are called, by key. */
export const $fieldLabels = fact<Record<string, string>>({})

/** The other agents who could take a conversation now. */
export const $colleagues = fact<readonly Colleague[]>([])

/** The tags that the team uses, where the server has a list of them. */
export const $tags = fact<readonly string[]>([])

/** The name of every department, by id. */
export const $departmentNames = computed($departments, (departments) =>
  Object.fromEntries(departments.map(({ id, name }) => [id, name])),
)

export async function loadTeam(): Promise<void> {
  const agent = asAgent()
  const load = async <T>(get: (as: typeof agent) => Promise<T>, $fact: { set(value: T): void }): Promise<void> =>
    $fact.set(await get(agent))
  await Promise.all([
    load(getDepartments, $departments),
    load(getOwnDepartments, $ownDepartments),
    load(getFieldLabels, $fieldLabels),
  ])
}

export const loadColleagues = async (): Promise<void> => $colleagues.set(await getColleagues(asAgent()))

/** A server without the licence has no list of tags; agents then write their own. */
export async function loadTags(department: string): Promise<void> {
  try {
    $tags.set(await getTags(asAgent(), department))
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    $tags.set([])
  }
}
