import { RefusedError } from '../protocol/errors.ts'
import type { Registration } from '../protocol/rest.ts'
import { consented } from './consented.ts'
import { refresh } from './refresh.ts'
import { register } from './register.ts'
import { $visitor, isRegistered, visitorToken } from './visitor.ts'

/**
 * The page says who the visitor is. Where they must agree first, that is waited for. With a token they become the visitor who has it, and an open conversation of theirs appears.
 * @throws {RequestError} the server refused, or could not be asked
 */
export async function identify(details: Partial<Registration>): Promise<void> {
  const { token, ...rest } = details
  await consented()
  if (token && (token !== $visitor.get()?.token || !isRegistered())) {
    visitorToken(token)
    await refresh()
    if ($visitor.get()?.token !== token)
      throw new RefusedError('invalid-token', 0, 'somebody else is the visitor by now')
  }
  if (!isRegistered() || Object.values(rest).some(Boolean)) await register(rest)
}
