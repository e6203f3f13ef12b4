import type { IMessage } from '@rocket.chat/core-typings'
import type { Workspace } from '../workspace/workspace.ts'
import { isVisible, messagesOf } from './messages.ts'

interface Stretch {
  limit?: number | undefined
  offset?: number | undefined
  start?: Date | undefined
  end?: Date | undefined
  /** Are the two moments part of it? */
  inclusive?: boolean
}

const isDate = (moment: Date | undefined): moment is Date => !!moment && !Number.isNaN(moment.getTime())

/** Newest first. Nothing filters but the two moments. A long room costs no more than a short one. */
export function history(
  workspace: Workspace,
  rid: string,
  { limit = 20, offset = 0, start, end, inclusive = false }: Stretch,
): IMessage[] {
  const messages = messagesOf(workspace, rid)
  const isOlder = ({ ts }: IMessage, moment: Date): boolean => (inclusive ? ts <= moment : ts < moment)
  const isNewer = ({ ts }: IMessage, moment: Date): boolean => (inclusive ? ts >= moment : ts > moment)
  const until = isDate(end) ? messages.findLastIndex((message) => isOlder(message, end)) : messages.length - 1
  const page: IMessage[] = []
  let skipped = 0
  for (let at = until; at >= 0 && page.length < limit; at--) {
    const message = messages[at]
    if (!message || !isVisible(workspace, message)) continue
    if (isDate(start) && !isNewer(message, start)) break
    if (skipped < offset) skipped += 1
    else page.push(message)
  }
  return page
}
