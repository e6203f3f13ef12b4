import type { Visitor } from '../protocol/visitor.ts'
import { shared } from './shared.ts'
import { $visitor, register } from './visitor.ts'

const registerOnce = shared(() => register())

/** The visitor as the server knows them; one who has not said their name is registered without it. */
export async function registeredVisitor(): Promise<Visitor> {
  const visitor = $visitor.get()
  return visitor?.id ? visitor : registerOnce()
}
