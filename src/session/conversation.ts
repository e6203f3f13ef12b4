import { computed } from 'nanostores'
import type { Message } from '../protocol/message.ts'
import { getHistory } from '../protocol/message-rest.ts'
import { $config } from './config.ts'
import { $messages } from './messages.ts'
import { $outbox, type Outgoing } from './outbox.ts'
import { $endedRoom, $room } from './room.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** Kinds that say something to a visitor. Commands to widgets, page visits, calls of old servers and the team's notes do not. */
const SHOWN = ['', 'livechat-started', 'uj', 'ul', 'livechat-close', 'livechat_transfer_history', 'rm', 'videoconf']

/** What the visitor sees of the conversation: what the server has, then what is on its way. */
export const $conversation = computed(
  [$messages, $outbox, $config],
  (messages, outbox, config): { messages: readonly Message[]; outgoing: readonly Outgoing[] } => {
    const hidden = config?.hiddenKinds ?? []
    const ids = new Set(messages.map(({ id }) => id))
    return {
      messages: messages.filter(({ kind }) => SHOWN.includes(kind) && !hidden.includes(kind)),
      // The stream may be quicker than the answer.
      outgoing: outbox.filter(({ id }) => !ids.has(id)),
    }
  },
)

/** More than anybody writes; the server gives as many as it is asked for. */
const ALL = 100_000

/** Everything that was said in the room on screen, oldest first, without what a visitor does not get to see. */
export async function wholeConversation(): Promise<Message[]> {
  const room = $room.get() ?? $endedRoom.get()
  const token = $visitor.get()?.token
  if (!room || !token) return []
  const messages = await getHistory(asVisitor(), { rid: room.id, token }, { limit: ALL })
  return messages.reverse().filter(({ kind }) => SHOWN.includes(kind))
}
