import type { IMessage } from '@rocket.chat/core-typings'
import { now } from '../workspace/clock.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { announceMessage } from './messages.ts'

/** Adds a user's reaction to a message, or takes it back when it is there already. */
export function react(workspace: Workspace, message: IMessage, user: User, emoji: string, wanted?: boolean): void {
  const name = `:${emoji.replaceAll(':', '')}:`
  const usernames = message.reactions?.[name]?.usernames ?? []
  const rest = usernames.filter((username) => username !== user.username)
  const isOn = wanted ?? rest.length === usernames.length
  const { [name]: _, ...others } = message.reactions ?? {}
  const reactions = isOn ? { ...others, [name]: { usernames: [...rest, user.username] } } : others
  if (!isOn && rest.length) reactions[name] = { usernames: rest }
  if (Object.keys(reactions).length) message.reactions = reactions
  else delete message.reactions
  message._updatedAt = now(workspace)
  announceMessage(workspace, message)
}
