import { OmnichannelSourceType } from '@rocket.chat/core-typings/dist/IRoom'
import {
  isPOSTLivechatRoomSurveyParams,
  isPOSTLivechatVisitorDepartmentTransferParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { isAgent } from '../agents/agents.ts'
import { check } from '../http/check.ts'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { failed } from '../refusals.ts'
import { accident } from '../trouble/accidents.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'
import { createRoom } from './create.ts'
import { openRoomOf, roomOf, visitorWith } from './find.ts'
import { survey } from './survey.ts'
import { byVisitor, transferRoom } from './transfer.ts'

/** The official widget leaves two cookies by which the server knows it. */
function sourceOf(headers: Headers): Room['source'] {
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/)
  if (!cookies.includes('rc_room_type=l') || !cookies.includes('rc_is_widget=t'))
    return { type: OmnichannelSourceType.API }
  return { type: OmnichannelSourceType.WIDGET, destination: headers.get('host') ?? '' }
}

export const roomRoutes: Endpoint[] = [
  get('livechat/room', { rate: { calls: 5, ms: 60_000 } }, ({ workspace, query, request }) => {
    check(query, {
      keys: {
        token: 'string',
        rid: 'maybe string',
        agentId: 'maybe string',
        sla: 'maybe string',
        priority: 'maybe string',
      },
    })
    const { token = '', rid, agentId } = query
    const visitor = visitorWith(workspace, token)
    if (rid) {
      const room = roomOf(workspace, token, rid)
      if (!room.open) throw failed('invalid-room')
      return { room, newRoom: false }
    }
    const known = openRoomOf(workspace, token)
    if (known) return { room: known, newRoom: false }
    const agent = workspace.users.get(agentId ?? '')
    const wanted = agent && isAgent(agent) ? agent : undefined
    return { room: createRoom(workspace, visitor, sourceOf(request.headers), wanted), newRoom: true }
  }),

  post(
    'livechat/room.survey',
    { body: isPOSTLivechatRoomSurveyParams },
    ({ workspace, body: { rid, token, data } }) => {
      visitorWith(workspace, token)
      const room = roomOf(workspace, token, rid)
      const mishap = accident(workspace, 'survey')
      if (mishap !== undefined) throw failed(mishap)
      return { rid, data: survey(room, data) }
    },
  ),

  post(
    'livechat/visitor/department.transfer',
    { body: isPOSTLivechatVisitorDepartmentTransferParams, typed: 8, since: 8 },
    ({ workspace, body: { rid, token, department } }) => {
      transferByVisitor(workspace, token, rid, department)
    },
  ),

  post(
    'livechat/room.transfer',
    { body: isPOSTLivechatVisitorDepartmentTransferParams, until: 7 },
    ({ workspace, body: { rid, token, department } }) => {
      const visitor = visitorWith(workspace, token)
      const room = roomOf(workspace, token, rid)
      const mishap = accident(workspace, 'transfer')
      if (mishap !== undefined) throw failed(mishap)
      if (!room.open) throw failed()
      transferRoom(workspace, room, { by: byVisitor(visitor), departmentId: department })
      return { room }
    },
  ),
]

/** Whose room it is, nobody asks. */
function transferByVisitor(workspace: Workspace, token: string, rid: string, departmentId: string): Room {
  visitorWith(workspace, token)
  const room = workspace.rooms.get(rid)
  if (!room) throw failed('error-invalid-room')
  if (!room.open) throw failed('This_conversation_is_already_closed')
  const visitor = workspace.visitors.get(room.v._id)
  if (!visitor || visitor.disabled) throw failed('error-invalid-visitor')
  const mishap = accident(workspace, 'transfer')
  if (mishap !== undefined) throw failed(mishap)
  transferRoom(workspace, room, { by: byVisitor(visitor), departmentId })
  return room
}
