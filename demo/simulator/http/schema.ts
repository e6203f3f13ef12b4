import { MeteorError, Refusal } from '../refusals.ts'
import type { Generation } from '../workspace/workspace.ts'
import type { Rules, Schema } from './endpoint.ts'

const messageOf = ({ errors }: Schema<unknown>): string => errors?.map(({ message }) => message).join('\n ') ?? ''

/** Two generations of routes tell a client in two ways that its request has the wrong form. */
function refuse(schema: Schema<unknown>, typed: boolean, errorType: string): Refusal {
  const error = messageOf(schema)
  return typed ? new Refusal(400, { success: false, errorType, error }) : new MeteorError('invalid-params', error)
}

/** Is this route a typed one, in this generation? */
export const isTyped = ({ typed }: Rules, generation: Generation): boolean => typed !== undefined && generation >= typed

/** Validates, and coerces in place, whichever of the two the route has a schema for. */
export function checkSchema(rules: Rules, given: { query: unknown; body: unknown }, generation: Generation): void {
  const { query, body, since7 } = rules
  const typed = isTyped(rules, generation)
  // 7.x said `error-invalid-params` of bodies, too.
  const ofBody = generation >= 8 ? 'invalid-params' : 'error-invalid-params'
  if (query && !query(given.query)) throw refuse(query, typed, 'error-invalid-params')
  if (body && !body(given.body)) throw refuse(body, typed, ofBody)
  if (generation === 6 && since7?.some((key) => key in (given.body as object)))
    throw new MeteorError('invalid-params', 'must NOT have additional properties')
}
