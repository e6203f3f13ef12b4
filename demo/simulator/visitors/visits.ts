import { rocketCat } from '../agents/users.ts'
import { announceMessage, newMessage, storeMessage } from '../messages/messages.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

interface Visit {
  token: string
  rid?: string
  pageInfo: { change: string; title: string; location: { href: string } }
}

const month = 30 * 86_400_000

/** Remembers a page, for any token at all: nobody checks whose it is. */
export function visitPage(
  workspace: Workspace,
  { token, rid = '', pageInfo }: Visit,
): Record<string, unknown> | undefined {
  const { change, title, location } = pageInfo
  if (change !== setting(workspace, 'Livechat_history_monitor_type')) return undefined
  const msg = `${title} - ${location.href}`
  const navigation = { page: pageInfo, token }
  const shown = setting(workspace, 'Livechat_Visitor_navigation_as_a_message')
  const message = newMessage(workspace, rid, rocketCat, msg, {
    t: 'livechat_navigation_history',
    groupable: false,
    navigation,
    ...(!shown && { _hidden: true }),
    ...(!rid && { expireAt: new Date(now(workspace).getTime() + month) }),
  })
  announceMessage(workspace, storeMessage(workspace, message))
  return { msg, navigation }
}
