import { impliedAttachments } from '../protocol/attachment.ts'
import { parseBlocks, saidIn } from '../protocol/blocks.ts'
import { text } from '../protocol/json.ts'
import { withScheme } from '../protocol/link-target.ts'
import type { Message } from '../protocol/message.ts'
import { $config } from './config.ts'
import { onServer } from './server.ts'
import { $visitor } from './visitor.ts'
import { $words } from './words.ts'

/** Who said it, for a file that the visitor keeps. Where agents are hidden, each of them is the agent. */
export const speaker = ({ author: { id, name } }: Message): string =>
  $config.get()?.agentsHidden && id !== $visitor.get()?.id ? $words.get().agent : name

/** What a message says; where an app has built all of it, that. */
export const saying = (message: Message): string => message.text || saidIn(parseBlocks(message.more?.['blocks']))

/** What hangs on a message, with whole addresses. The room's key is in none of them: a file is passed on. */
export function hangingOn({ attachments, more }: Message): Message['attachments'] {
  const implied = impliedAttachments(more ?? {}).map((one) => ({
    title: text(one['title']),
    href: text(one['title_link']),
  }))
  return (attachments.length ? attachments : implied).map(({ title, href }) => ({
    title,
    href: href && onServer(withScheme(href)),
  }))
}

/** A message as the visitor gets it to keep. */
export const keptMessage = (message: Message): object => ({
  id: message.id,
  time: new Date(message.at).toISOString(),
  kind: message.kind || 'message',
  author: speaker(message),
  text: saying(message),
  attachments: hangingOn(message),
})
