import { RequestError } from '../protocol/errors.ts'
import type { Message } from '../protocol/message.ts'
import { getMessage } from '../protocol/message-rest.ts'
import { inBackground } from './background.ts'
import { fact } from './fact.ts'
import { $messages } from './messages.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** Messages that others reply to and that are older than what has been fetched. */
export const $parents = fact<ReadonlyMap<string, Message>>(new Map(), 'conversation')

const $asked = fact<readonly string[]>([], 'conversation')

/** Fetches the message that another one replies to, unless it is known; if it cannot be had the reply stands alone. */
export function needParent(rid: string, id: string): void {
  const token = $visitor.get()?.token
  if (!token || $asked.get().includes(id) || $messages.get().some((message) => message.id === id)) return
  $asked.set([...$asked.get(), id])
  const fetched = getMessage(asVisitor(), { rid, token }, id).then(
    (message) => $parents.set(new Map($parents.get()).set(id, message)),
    (error: unknown) => {
      $asked.set($asked.get().filter((other) => other !== id))
      if (!(error instanceof RequestError)) throw error
    },
  )
  inBackground(fetched)
}
