import type { MessageMention } from '@rocket.chat/core-typings'
import { userNamed } from '../agents/users.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Who is called by `@username` in a text, as far as there is such a person. */
export function findMentions(workspace: Workspace, msg: string): MessageMention[] {
  const names = new Set(Array.from(msg.matchAll(/(?:^|\s)@([\w.-]+)/g), ([, name]) => name))
  return [...names].flatMap((name) => {
    if (name === 'all' || name === 'here') return { _id: name, username: name }
    const user = name && userNamed(workspace, name)
    return user ? { _id: user._id, username: user.username, name: user.name, type: 'user' } : []
  })
}
