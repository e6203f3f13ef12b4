import type { MessageAttachment } from '@rocket.chat/core-typings'
import type { Workspace } from '../workspace/workspace.ts'

const linkToMessage = /https?:\/\/[^\s()[\]]+\/live\/[^\s()[\]?]+\?msg=([\w-]+)/g

/** A link to a message of this server becomes a quote under the text. */
export const quotesIn = (workspace: Workspace, msg: string): MessageAttachment[] =>
  Array.from(msg.matchAll(linkToMessage)).flatMap(([link, id]) => {
    const quoted = workspace.messages.get(id ?? '')
    if (!quoted) return []
    const { msg: text, u, alias, ts, attachments = [], md } = quoted
    return {
      text,
      ...(md && { md }),
      author_name: alias ?? u.username,
      author_icon: `/avatar/${u.username}`,
      message_link: link,
      attachments,
      ts,
    }
  })
