import { isPOSTLivechatPageVisitedParams } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { rocketCat } from '../agents/users.ts'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { announceMessage, newMessage, storeMessage } from '../messages/messages.ts'
import { failed } from '../refusals.ts'
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
function visitPage(workspace: Workspace, { token, rid = '', pageInfo }: Visit): Record<string, unknown> | undefined {
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

export const visitRoutes: Endpoint[] = [
  post('livechat/page.visited', { body: isPOSTLivechatPageVisitedParams, typed: 8 }, ({ workspace, body }) => {
    const visited = visitPage(workspace, body)
    return visited && { page: visited }
  }),

  get(
    'livechat/visitors.pagesVisited/:roomId',
    { login: true, permissions: ['view-l-room'] },
    ({ workspace, params: { roomId }, query }) => {
      if (!workspace.rooms.has(roomId)) throw failed('invalid-room')
      const messages = workspace.messagesOfRoom.get(roomId) ?? []
      return page('pages', messages.filter(({ t }) => t === 'livechat_navigation_history').reverse(), query)
    },
  ),
]
