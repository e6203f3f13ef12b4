import {
  isSubscriptionsGetOneProps,
  isSubscriptionsGetProps,
  isSubscriptionsReadProps,
} from '@rocket.chat/rest-typings/dist/v1/subscriptionsEndpoints'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { MeteorError } from '../refusals.ts'
import { mayEnter } from './access.ts'
import { markRead, subscriptionOf, subscriptionsBy } from './subscriptions.ts'

/** Both lists can be asked for only what has changed since a moment. */
function since(updatedSince: string | undefined): Date {
  const moment = new Date(updatedSince ?? 0)
  if (!Number.isNaN(moment.getTime())) return moment
  throw new MeteorError('error-updatedSince-param-invalid', 'The "updatedSince" query parameter must be a valid date.')
}

/** What an agent's client shows at its side: own rooms, and what is unread in them. */
export const sidebarRoutes: Endpoint[] = [
  get('rooms.get', { login: true, typed: 7 }, ({ workspace, user, query }) => {
    const from = since(query['updatedSince'])
    const rooms = subscriptionsBy(workspace, user._id).flatMap(({ rid }) => workspace.rooms.get(rid) ?? [])
    return { update: rooms.filter(({ _updatedAt }) => _updatedAt >= from), remove: [] }
  }),

  get('rooms.info', { login: true, typed: 7 }, ({ workspace, user, query: { roomId } }) => {
    if (!roomId)
      throw new MeteorError('error-roomid-param-not-provided', 'The parameter "roomId" or "roomName" is required')
    const room = workspace.rooms.get(roomId)
    if (!room)
      throw new MeteorError(
        'error-room-not-found',
        'The required "roomId" or "roomName" param provided does not match any channel',
      )
    if (!mayEnter(workspace, user, room)) throw new MeteorError('not-allowed', 'Not Allowed')
    return { room }
  }),

  get('subscriptions.get', { login: true, query: isSubscriptionsGetProps, typed: 7 }, ({ workspace, user, query }) => {
    const from = since(query.updatedSince)
    return { update: subscriptionsBy(workspace, user._id).filter(({ _updatedAt }) => _updatedAt >= from), remove: [] }
  }),

  get(
    'subscriptions.getOne',
    { login: true, query: isSubscriptionsGetOneProps, typed: 7 },
    ({ workspace, user, query }) => ({
      subscription: subscriptionOf(workspace, query.roomId, user._id) ?? null,
    }),
  ),

  post('subscriptions.read', { login: true, body: isSubscriptionsReadProps, typed: 7 }, ({ workspace, user, body }) => {
    const { rid, roomId } = body as { rid?: string; roomId?: string }
    const subscription = subscriptionOf(workspace, rid ?? roomId ?? '', user._id)
    if (!subscription) throw new MeteorError('error-invalid-subscription')
    markRead(workspace, subscription)
  }),
]
