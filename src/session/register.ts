import { type Registration, registerVisitor } from '../protocol/rest.ts'
import type { Visitor } from '../protocol/visitor.ts'
import { exclusively } from './lock.ts'
import { server } from './server.ts'
import { rereadStorage } from './storage.ts'
import { adoptVisitor, alone, asVisitor, currentToken, visitorToken } from './visitor.ts'

/**
 * Registers the visitor, or updates them. Of tabs that do so at the same time the second uses the token of the first. The request is not
 * ended when the visitor is: one that the server may still carry out must be over before they can be deleted.
 */
export function register(details: Partial<Registration> = {}): Promise<Visitor> {
  const { signal } = asVisitor()
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
