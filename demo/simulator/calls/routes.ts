import { ajv, ajvQuery } from '@rocket.chat/rest-typings/dist/v1/Ajv'
import { check } from '../http/check.ts'
import { type Endpoint, get, post, type Schema } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { editMessage } from '../messages/edit.ts'
import { messagesOf } from '../messages/messages.ts'
import { failed, forbidden, MeteorError } from '../refusals.ts'
import { findVisitor } from '../visitors/visitors.ts'
import { may } from '../workspace/permissions.ts'
import { endCall, type WrapUp } from './calls.ts'

interface Closing {
  rid: string
  token: string
  options?: WrapUp
}

/** Written down here, because the published package of 8.x has forgotten call rooms. */
const isCallClosing: Schema<Closing> = ajv.compile<Closing>({
  type: 'object',
  properties: {
    rid: { type: 'string' },
    token: { type: 'string' },
    options: {
      type: 'object',
      nullable: true,
      properties: {
        comment: { type: 'string', nullable: true },
        tags: { type: 'array', items: { type: 'string' }, nullable: true },
      },
    },
  },
  required: ['rid', 'token'],
  additionalProperties: false,
})

interface Question {
  agents?: string[]
  open?: string
  offset?: number
  count?: number
}

const isCallQuestion: Schema<Question> = ajvQuery.compile<Question>({
  type: 'object',
  properties: {
    agents: { type: 'array', items: { type: 'string' }, nullable: true },
    open: { type: 'string', nullable: true },
    offset: { type: 'number', nullable: true },
    count: { type: 'number', nullable: true },
  },
  additionalProperties: true,
})

/** The call center, which 8.0 has closed. */
export const callRoutes: Endpoint[] = [
  get('voip/rooms', { login: true, query: isCallQuestion, until: 7 }, ({ workspace, user, query }) => {
    const own = query.agents?.length === 1 && query.agents[0] === user._id && may(workspace, user, 'view-l-room')
    if (!own && !may(workspace, user, 'view-livechat-rooms')) throw forbidden()
    const rooms = [...workspace.calls.values()].filter(
      ({ open, servedBy }) =>
        (query.open === undefined || (query.open === 'true') === !!open) &&
        (!query.agents || query.agents.includes(servedBy?._id ?? '')),
    )
    return page('rooms', rooms, query)
  }),

  post('livechat/visitor.callStatus', { until: 7 }, ({ workspace, body }) => {
    check(body, { keys: { token: 'string', rid: 'string', callStatus: 'string', callId: 'string' } })
    const { token, rid, callStatus, callId } = body as Record<'token' | 'rid' | 'callStatus' | 'callId', string>
    const visitor = findVisitor(workspace, token)
    if (!visitor) throw new MeteorError('invalid-token')
    const call = messagesOf(workspace, rid).find(({ _id }) => _id === callId)
    // Who looks at the room sees what has become of the call.
    if (call) {
      Object.assign(call, { actionLinks: [] })
      editMessage(workspace, call, callStatus, { _id: visitor._id, username: visitor.username })
    }
    return { token, callStatus }
  }),

  post(
    'voip/room.close',
    {
      login: true,
      permissions: ['inbound-voip-calls'],
      body: isCallClosing,
      until: 7,
    },
    ({ workspace, user, body: { rid, token, options } }) => {
      if (!findVisitor(workspace, token)) throw failed('invalid-token')
      const room = workspace.calls.get(rid)
      if (room?.v.token !== token) throw failed('invalid-room')
      if (!room.open) throw failed('room-closed')
      endCall(workspace, room, user, options)
      return { rid }
    },
  ),
]
