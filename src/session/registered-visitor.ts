import type { Visitor } from '../protocol/visitor.ts'
import { shared } from './shared.ts'
import { registerAsTyped } from './start.ts'
import { $visitor } from './visitor.ts'

const registerOnce = shared(() => registerAsTyped())

/** The visitor as the server knows them; one who has not said who they are is registered with what the page knows. */
export async function registeredVisitor(): Promise<Visitor> {
  const visitor = $visitor.get()
  return visitor?.id ? visitor : registerOnce()
}
