import { type CustomField, parseCustomField } from '../protocol/custom-field.ts'
import { saveCustomField } from '../protocol/custom-field-rest.ts'
import { RefusedError } from '../protocol/errors.ts'
import { list } from '../protocol/json.ts'
import { store, stored } from '../session/storage.ts'
import { $visitor, asVisitor, isRegistered } from '../session/visitor.ts'
import { complain, inTurn } from './in-turn.ts'

const KEY = 'fields'

const waiting = (): CustomField[] => list(stored(KEY)).flatMap(parseCustomField)

const keep = (fields: CustomField[]): void => store(KEY, fields.length ? fields : undefined)

/** Sets a field of the visitor's, now or as soon as there is a visitor. */
export function setCustomField(key: unknown, value: unknown = '', overwrite: unknown = true): void {
  if (!key) return
  keep([...waiting(), { key: String(key), value: String(value), overwrite: !!overwrite }])
  if (isRegistered()) sendFields()
}

/** Several at once; what is no list is refused with a word on the console. */
export function setCustomFields(fields: unknown): void {
  if (!Array.isArray(fields)) complain('error', '"setCustomFields" takes a list of [key, value, overwrite].')
  for (const [key, value, overwrite] of list(fields).map(list)) setCustomField(key, value, overwrite)
}

export const dropFields = (): void => keep([])

export function sendFields(): void {
  if (waiting().length) inTurn(sendNext)
}

async function sendNext(): Promise<void> {
  const [field] = waiting()
  const token = $visitor.get()?.token
  if (!field || !token) return
  try {
    await saveCustomField(asVisitor(), token, field)
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    complain('error', `The field "${field.key}" was refused: ${error.message}`)
  }
  keep(waiting().slice(1))
  sendFields()
}
