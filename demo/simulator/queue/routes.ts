import { LivechatInquiryStatus } from '@rocket.chat/core-typings/dist/IInquiry'
import {
  isGETLivechatInquiriesGetOneParams,
  isGETLivechatInquiriesListParams,
  isGETLivechatInquiriesQueuedForUserParams,
  isPOSTLivechatInquiriesReturnAsInquiry,
  isPOSTLivechatInquiriesTakeParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { isReady } from '../agents/agents.ts'
import { departmentsOf, findDepartment } from '../departments/departments.ts'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { failed, MeteorError } from '../refusals.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { type Inquiry, inquiryOf, inquiryWithId, isQueued } from './inquiries.ts'
import { returnToQueue, takeInquiry } from './routing.ts'

const method = { method: 'livechat:takeInquiry' }

/** The inquiry that an agent reaches for, unless somebody was faster, or the agent is not at the desk. */
function takeable(workspace: Workspace, inquiryId: string, agent: User): Inquiry {
  const inquiry = inquiryWithId(workspace, inquiryId)
  if (!inquiry) throw new MeteorError('error-not-found', 'Inquiry not found', method)
  if (inquiry.status === LivechatInquiryStatus.TAKEN)
    throw new MeteorError('error-inquiry-taken', 'Inquiry already taken', method)
  if (!isReady(workspace, agent))
    throw new MeteorError(
      'error-agent-status-service-offline',
      'Agent status is offline or Omnichannel service is not active',
      method,
    )
  return inquiry
}

/** What an agent may take: the queues of their departments, and everything that has none. */
function queuedFor(workspace: Workspace, user: User, department: string | undefined): Inquiry[] {
  const mine = departmentsOf(workspace, user._id)
  if (department && mine.length && !mine.includes(department)) throw failed('error-not-authorized')
  const wanted = department ? [department] : mine
  return [...workspace.inquiries.values()].filter((inquiry) => {
    if (!isQueued(inquiry)) return false
    if (inquiry.defaultAgent) return inquiry.defaultAgent.agentId === user._id
    return !inquiry.department || wanted.includes(inquiry.department)
  })
}

const newestFirst = (one: Inquiry, other: Inquiry): number => other.ts.getTime() - one.ts.getTime()

export const inquiryRoutes: Endpoint[] = [
  get(
    'livechat/inquiries.list',
    { login: true, permissions: ['view-livechat-manager'], query: isGETLivechatInquiriesListParams },
    ({ workspace, query }) => {
      const department = query.department && findDepartment(workspace, query.department)?._id
      const queued = [...workspace.inquiries.values()].filter(isQueued)
      const wanted = queued.filter((inquiry) => !department || inquiry.department === department).sort(newestFirst)
      const listed = wanted.map(({ _id, rid, name, ts, status, ...inquiry }) => ({
        _id,
        rid,
        name,
        ts,
        status,
        ...(inquiry.department && { department: inquiry.department }),
      }))
      return page('inquiries', listed, query)
    },
  ),

  post(
    'livechat/inquiries.take',
    { login: true, permissions: ['view-l-room'], body: isPOSTLivechatInquiriesTakeParams },
    ({ workspace, user, body: { inquiryId, userId } }) => {
      const agent = userId ? workspace.users.get(userId) : user
      if (!agent) throw failed('The user is invalid')
      takeInquiry(workspace, takeable(workspace, inquiryId, agent), agent)
    },
  ),

  get(
    'livechat/inquiries.queuedForUser',
    { login: true, permissions: ['view-l-room'], query: isGETLivechatInquiriesQueuedForUserParams },
    ({ workspace, user, query }) => page('inquiries', queuedFor(workspace, user, query.department), query),
  ),

  get(
    'livechat/inquiries.getOne',
    { login: true, permissions: ['view-l-room'], query: isGETLivechatInquiriesGetOneParams },
    ({ workspace, query: { roomId } }) => ({ inquiry: inquiryOf(workspace, roomId) ?? null }),
  ),

  post(
    'livechat/inquiries.returnAsInquiry',
    { login: true, permissions: ['view-l-room'], body: isPOSTLivechatInquiriesReturnAsInquiry, typed: 7, since: 7 },
    ({ workspace, body: { roomId, departmentId } }) => {
      const room = workspace.rooms.get(roomId)
      if (!room) throw failed('error-room-not-found')
      if (!room.open) throw failed('room-closed')
      if (room.onHold) throw failed('error-room-onHold')
      return { result: returnToQueue(workspace, room, departmentId) }
    },
  ),
]
