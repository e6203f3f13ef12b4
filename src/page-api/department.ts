import { text } from '../protocol/json.ts'
import { $config } from '../session/config.ts'
import { saveDetail } from '../session/details.ts'
import { identify } from '../session/identify.ts'
import { refresh } from '../session/refresh.ts'
import { transfer } from '../session/transfer.ts'
import { until } from '../session/until.ts'
import { isRegistered } from '../session/visitor.ts'
import { complain, inTurn } from './in-turn.ts'
import { chooseUnit } from './kept.ts'

/** The department that the page has chosen; it stays when another visitor comes, and goes when the visitor is forgotten. */
let chosen = ''

export const preselectDepartment = (): void => saveDetail('department', chosen)

export function forgetDepartment(): void {
  chosen = ''
}

/** By id or name, among those that the server offers. */
async function findDepartment(idOrName: unknown): Promise<string | undefined> {
  await until($config, Boolean)
  return $config.get()?.departments.find(({ id, name }) => id === idOrName || name === idOrName)?.id
}

/** Chooses the department of the next chat. The one that is going on stays where it is. */
export function setDepartment(idOrName: unknown): void {
  inTurn(async () => {
    const id = await findDepartment(idOrName)
    if (!id) complain('warn', `There is no department "${text(idOrName)}" to choose.`)
    chosen = id ?? ''
    preselectDepartment()
    if (id && isRegistered()) await identify({ department: id })
  })
}

export function clearDepartment(): void {
  inTurn(() => {
    chosen = ''
    preselectDepartment()
  })
}

/** Passes the chat that is going on to another department. */
export function transferChat(idOrName: unknown): void {
  inTurn(async () => {
    const id = await findDepartment(idOrName)
    if (!id) throw new RangeError(`There is no department "${text(idOrName)}" to pass the chat to.`)
    if (!(await transfer(id))) throw new RangeError('There is no chat to pass on.')
  })
}

/** Offers the departments of one business unit only. */
export function setBusinessUnit(id: unknown): void {
  inTurn(async () => {
    if (!text(id).trim()) throw new RangeError('"setBusinessUnit" takes the id of a unit.')
    chooseUnit(text(id))
    await refresh()
  })
}

export function clearBusinessUnit(): void {
  inTurn(async () => {
    chooseUnit(undefined)
    await refresh()
  })
}
