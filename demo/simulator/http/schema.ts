import { MeteorError, Refusal } from '../refusals.ts'
import type { Generation } from '../workspace/workspace.ts'
import type { Rules, Schema } from './endpoint.ts'

const messageOf = ({ errors }: Schema<unknown>): string => errors?.map(({ message }) => message).join('\n ') ?? ''

const unknownKey = 'must NOT have additional properties'

const typedRefusal = (error: string, errorType: string): Refusal =>
  new Refusal(400, { success: false, errorType, error })

/** Two generations of routes tell a client in two ways that its request has the wrong form. */
const refuse = (error: string, typed: boolean, errorType: string): Refusal =>
  typed ? typedRefusal(error, errorType) : new MeteorError('invalid-params', error)

/** Is this route a typed one, in this generation? */
export const isTyped = ({ typed }: Rules, generation: Generation): boolean => typed !== undefined && generation >= typed

/** Validates, and coerces in place, whichever of the two the route has a schema for. */
export function checkSchema(rules: Rules, given: { query: unknown; body: unknown }, generation: Generation): void {
  const { query, body, since7, schemaSince = 6 } = rules
  if (generation < schemaSince) return
  const typed = isTyped(rules, generation)
  // 7.x said `error-invalid-params` of bodies, too.
  const ofBody = generation >= 8 ? 'invalid-params' : 'error-invalid-params'
  // Two parameters of all routes that are gone.
  if (query && generation >= 9 && ['query', 'fields'].some((key) => key in (given.query as object)))
    throw typedRefusal(unknownKey, 'error-invalid-params')
  if (query && !query(given.query)) throw refuse(messageOf(query), typed, 'error-invalid-params')
  if (body && !body(given.body)) throw refuse(messageOf(body), typed, ofBody)
  if (generation === 6 && since7?.some((key) => key in (given.body as object)))
    throw new MeteorError('invalid-params', unknownKey)
}
