import { RefusedError, UnavailableError } from '../protocol/errors.ts'
import { knowsVisitor } from '../protocol/rest.ts'
import { $visitor, asVisitor } from './visitor.ts'

/**
 * Returns whether the server has forgotten the visitor. Their own route is asked: a token that is dropped for one odd answer of another
 * route could never be deleted.
 */
export async function isForgotten(): Promise<boolean> {
  const token = $visitor.get()?.token
  return !!token && !(await knowsVisitor(asVisitor(), token))
}

/**
 * Rethrows an error.
 * @throws {UnavailableError} instead of a refusal of the token, while the server still knows the visitor
 */
export async function doubtRefusal(error: unknown): Promise<never> {
  const isOfToken = error instanceof RefusedError && error.code === 'invalid-token'
  throw isOfToken && !(await isForgotten()) ? new UnavailableError(error.code) : error
}
