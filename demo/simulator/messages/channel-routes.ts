import { isChannelsHistoryProps } from '@rocket.chat/rest-typings/dist/v1/channels/ChannelsHistoryProps'
import { type Endpoint, get } from '../http/endpoint.ts'
import { spanOf } from '../http/paging.ts'
import { forbidden, MeteorError } from '../refusals.ts'
import { mayEnter } from '../rooms/access.ts'
import { history } from './history.ts'

const moment = (text: string | null | undefined): Date | undefined => (text ? new Date(text) : undefined)

/** Visitors' rooms are read like channels: it is how the apps of agents get at their history. */
export const channelRoutes: Endpoint[] = [
  get('channels.history', { login: true, query: isChannelsHistoryProps }, ({ workspace, user, query }) => {
    const { latest, oldest, inclusive } = query
    // No room of a visitor has a name.
    const room = workspace.rooms.get('roomId' in query ? query.roomId : '')
    if (!room)
      throw new MeteorError(
        'error-room-not-found',
        'The required "roomId" or "roomName" param provided does not match any channel',
      )
    if (!mayEnter(workspace, user, room)) throw forbidden()
    const { from: offset, size: limit } = spanOf(query)
    const between = { start: moment(oldest), end: moment(latest), inclusive: inclusive === 'true' }
    return { messages: history(workspace, room._id, { offset, limit, ...between }) }
  }),
]
