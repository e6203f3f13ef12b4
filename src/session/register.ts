import { type Registration, registerVisitor } from '../protocol/rest.ts'
import type { Visitor } from '../protocol/visitor.ts'
import { $mayRegister } from './consent.ts'
import { exclusively } from './lock.ts'
import { server } from './server.ts'
import { rereadStorage } from './storage.ts'
import { until } from './until.ts'
import { adoptVisitor, alone, asVisitor, currentToken, isRegistered, visitorToken } from './visitor.ts'

/**
 * Registers the visitor, or updates them. Of tabs that do so at the same time the second uses the token of the first. The request is not
 * ended when the visitor is: one that the server may still carry out must be over before they can be deleted.
 */
export async function register(details: Partial<Registration> = {}): Promise<Visitor> {
  const { signal } = asVisitor()
  if (!isRegistered()) await until($mayRegister, Boolean, signal)
  return exclusively('register', async () => {
    rereadStorage()
    // Whoever was forgotten while they waited for another tab is not made anew.
    if (!currentToken()) signal.throwIfAborted()
    const mine = visitorToken(details.token)
    const present = asVisitor().signal
    const visitor = await alone(mine, () => registerVisitor(server(), { ...details, token: mine }))
    adoptVisitor(visitor, mine)
    present.throwIfAborted()
    return visitor
  })
}
