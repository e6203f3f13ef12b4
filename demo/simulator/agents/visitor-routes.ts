import { isGETAgentNextToken } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { requiredDepartment } from '../departments/departments.ts'
import { type Endpoint, get } from '../http/endpoint.ts'
import { nextAgent } from '../queue/routing.ts'
import { failed } from '../refusals.ts'
import { findRoom, openRoomOf, visitorWith } from '../rooms/find.ts'
import { agentInfo } from './agents.ts'

/** What a visitor may ask about agents. */
export const agentInfoRoutes: Endpoint[] = [
  get('livechat/agent.info/:rid/:token', {}, ({ workspace, params: { rid, token } }) => {
    visitorWith(workspace, token)
    const room = findRoom(workspace, token, rid)
    if (!room) throw failed('invalid-room')
    const agent = room.servedBy && agentInfo(workspace, room.servedBy._id)
    if (!agent) throw failed('invalid-agent')
    return { agent }
  }),

  get('livechat/agent.next/:token', { query: isGETAgentNextToken }, ({ workspace, query, params: { token } }) => {
    if (openRoomOf(workspace, token)) return undefined
    const next = nextAgent(workspace, query.department ?? requiredDepartment(workspace)?._id)
    if (!next) throw failed('agent-not-found')
    return { agent: agentInfo(workspace, next._id) }
  }),
]
