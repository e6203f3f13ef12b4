import { isLivechatVisitorsInfoProps } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { type Endpoint, get } from '../http/endpoint.ts'
import { failed } from '../refusals.ts'
import { roomsOf } from '../rooms/find.ts'

/** What an agent may ask about a visitor. */
export const agentVisitorRoutes: Endpoint[] = [
  get(
    'livechat/visitors.info',
    { login: true, permissions: ['view-l-room'], query: isLivechatVisitorsInfoProps },
    ({ workspace, query: { visitorId } }) => {
      const visitor = workspace.visitors.get(visitorId)
      if (!visitor || visitor.disabled) throw failed('visitor-not-found')
      const { token, ...known } = visitor
      return { visitor: { ...known, ...(workspace.generation < 8 && { token }) } }
    },
  ),

  get(
    'livechat/visitor/:token/room',
    { login: true, permissions: ['view-livechat-manager'] },
    ({ workspace, params }) => ({
      rooms: [...roomsOf(workspace, params.token)]
        .filter(({ open }) => open)
        .map(({ _id, t, cl, servedBy }) => ({ _id, t, cl, ...(servedBy && { servedBy }) })),
    }),
  ),
]
