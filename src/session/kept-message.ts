import type { Message } from '../protocol/message.ts'
import { $config } from './config.ts'
import { $visitor } from './visitor.ts'
import { $words } from './words.ts'

/** Who said it, for a file that the visitor keeps. Where agents are hidden, each of them is the agent. */
export const speaker = ({ author: { id, name } }: Message): string =>
  $config.get()?.agentsHidden && id !== $visitor.get()?.id ? $words.get().agent : name

/** A message as the visitor gets it to keep. */
export const keptMessage = (message: Message): object => ({
  id: message.id,
  time: new Date(message.at).toISOString(),
  kind: message.kind || 'message',
  author: speaker(message),
  text: message.text,
  attachments: message.attachments,
})
