import type { Server } from '../protocol/request.ts'
import { asVisitor } from './visitor.ts'

/** Makes callers that come while a task is under way for the same visitor share its outcome. */
export function shared<T>(task: () => Promise<T>): () => Promise<T> {
  let flight: { of: Server; outcome: Promise<T> } | undefined
  return () => {
    if (flight && flight.of === asVisitor()) return flight.outcome
    // It begins a moment later: what it does at once may bring the next caller here.
    const outcome = Promise.resolve()
      .then(task)
      .finally(() => {
        if (flight?.outcome === outcome) flight = undefined
      })
    flight = { of: asVisitor(), outcome }
    return outcome
  }
}
