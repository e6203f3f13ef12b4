import { RefusedError } from '../protocol/errors.ts'
import type { Registration } from '../protocol/rest.ts'
import { $config } from './config.ts'
import { $mayRegister, consented } from './consent.ts'
import { refresh } from './refresh.ts'
import { register } from './register.ts'
import { server } from './server.ts'
import { until } from './until.ts'
import { $visitor, isRegistered, timesWiped, visitorToken } from './visitor.ts'

/**
 * The page says who the visitor is. Where they must agree first, that is waited for. With a token they become the visitor who has it, and an open conversation of theirs appears.
 * @param before how often the browser had been cleared when the page called
 * @throws {RequestError} the server refused, or could not be asked
 * @throws {DOMException} `AbortError`: the browser was cleared meanwhile
 */
export async function identify(details: Partial<Registration>, before = timesWiped()): Promise<void> {
  const { token, ...rest } = details
  stayIf(before === timesWiped())
  const isKnown = isRegistered() && (!token || token === $visitor.get()?.token)
  if (isKnown && $config.get()) await until($mayRegister, Boolean, server().signal)
  else await consented(server().signal, refresh)
  stayIf(before === timesWiped())
  if (token && (token !== $visitor.get()?.token || !isRegistered())) {
    visitorToken(token)
    await refresh()
    if ($visitor.get()?.token !== token)
      throw new RefusedError('invalid-token', 0, 'somebody else is the visitor by now')
  }
  if (!isRegistered() || Object.values(rest).some(Boolean)) await register(rest)
}

function stayIf(same: boolean): void {
  if (!same) throw new DOMException('The visitor was logged out or forgotten.', 'AbortError')
}
