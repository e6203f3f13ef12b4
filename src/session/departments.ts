import type { Department } from '../protocol/config.ts'
import { RefusedError } from '../protocol/errors.ts'
import { parseFurtherConfig } from '../protocol/further-config.ts'
import { getConfig } from '../protocol/rest.ts'
import { computed } from './computed.ts'
import { $config, askAbout } from './config.ts'
import { saveDetail } from './details.ts'
import { register } from './register.ts'
import { $room } from './room.ts'
import { server } from './server.ts'
import { transfer } from './transfer.ts'
import { $visitor } from './visitor.ts'

const $here = computed([$room, $visitor], (room, visitor) => (room ?? visitor)?.department ?? '')

/** The departments that the visitor may change to: those on offer but the present one, and only some if that one is particular. */
export const $otherDepartments = computed([$config, $here], (config, here): Department[] => {
  const { mayChangeDepartment, forwarding } = parseFurtherConfig(config?.more ?? {})
  const allowed = forwarding.get(here)
  const others = config?.departments.filter(({ id, onRegistration }) => onRegistration && id !== here) ?? []
  return mayChangeDepartment ? others.filter(({ id }) => !allowed || allowed.includes(id)) : []
})

/**
 * Goes to another department: with the conversation and its history if there is one, else the next one begins there.
 * @throws {RequestError} `error-no-agents-…`, …; everything is as it was
 */
export async function changeDepartment(id: string): Promise<void> {
  if (!(await transfer(id))) {
    const { online } = await getConfig(server(), { department: id })
    if (!online) throw new RefusedError('error-no-agents-online-in-department', 0, id)
    await register({ department: id })
  }
  askAbout({ department: id })
  saveDetail('department', id)
}
