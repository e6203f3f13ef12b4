import type { Action } from '../protocol/blocks.ts'
import { RequestError } from '../protocol/errors.ts'
import { interact } from '../protocol/interaction-rest.ts'
import type { Json } from '../protocol/json.ts'
import type { Message } from '../protocol/message.ts'
import { $visitor, asVisitor } from './visitor.ts'

/**
 * Tells an app what the visitor did under its message.
 * @returns false if it could not be told, or did not want to know
 */
export async function tellApp(message: Message, action: Action, payload: Json): Promise<boolean> {
  try {
    await interact(asVisitor(), $visitor.get()?.token ?? '', message, action, payload)
    return true
  } catch (error) {
    if (error instanceof RequestError) return false
    throw error
  }
}
