import type { Message } from '../protocol/message.ts'
import { computed } from './computed.ts'
import { storedFact } from './fact.ts'
import { $messages } from './messages.ts'
import { $visitor } from './visitor.ts'

/** Server time of the newest message that the visitor has seen. */
const $lastRead = storedFact<number>('read', (value) => (typeof value === 'number' ? value : 0), 'conversation')

/** Words of others, not of the visitor and not of the system. */
export const isFromAgent = ({ kind, author }: Message, visitorId: string | undefined): boolean =>
  !kind && author.id !== visitorId

/** How many messages the visitor has not seen. */
export const $unread = computed(
  [$messages, $lastRead, $visitor],
  (messages, lastRead, visitor) =>
    messages.filter((message) => message.at > lastRead && isFromAgent(message, visitor?.id)).length,
)

/** The visitor has the newest message before their eyes. */
export function markRead(): void {
  const newest = $messages.get().at(-1)
  if (newest && newest.at > $lastRead.get()) $lastRead.set(newest.at)
}
