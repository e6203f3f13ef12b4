import type { Message } from '../protocol/message.ts'
import { $messages } from './messages.ts'
import { isFromAgent } from './unread.ts'
import { $visitor } from './visitor.ts'

/**
 * Calls back with each message of an agent that arrives while the conversation is known, and with each that an agent has edited. The first
 * history of a conversation brings nothing new, and neither does a page of earlier messages.
 * @param listener `edited`: the message was there before, in other words
 * @returns stops listening
 * @example const stop = onAgentMessage(({ text }) => announce(text))
 */
export const onAgentMessage = (listener: (message: Message, edited: boolean) => void): (() => void) =>
  $messages.listen((messages, before = []) => {
    const oldest = before[0]
    if (!oldest) return
    const known = new Map(before.map((message) => [message.id, message]))
    for (const message of messages) {
      const was = known.get(message.id)
      const isNews = was ? message.edited && message.text !== was.text : message.at > oldest.at
      if (isNews && isFromAgent(message, $visitor.get()?.id)) listener(message, !!was)
    }
  })
