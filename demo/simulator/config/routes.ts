import {
  isGETAgentNextToken,
  isGETLivechatConfigParams,
  isPOSTLivechatCustomFieldParams,
  isPOSTLivechatCustomFieldsParams,
  isPOSTLivechatOfflineMessageParams,
  isPOSTLivechatPageVisitedParams,
  isPOSTLivechatTranscriptParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { agentInfo } from '../agents/agents.ts'
import { saveFields } from '../custom-fields/custom-fields.ts'
import { requiredDepartment } from '../departments/departments.ts'
import { despiteTypes, type Endpoint, get, post } from '../http/endpoint.ts'
import { leaveMessage } from '../offline-messages/offline-message.ts'
import { choosesAgents, nextAgent } from '../queue/routing.ts'
import { failed, failedWith } from '../refusals.ts'
import { findRoom, openRoomOf, visitorWith } from '../rooms/find.ts'
import { sendTranscript } from '../transcripts/transcript.ts'
import { accident } from '../trouble/accidents.ts'
import { visitPage } from '../visitors/visits.ts'
import { say } from '../workspace/sentences.ts'
import { configFor } from './config.ts'

export const widgetRoutes: Endpoint[] = [
  get('livechat/config', { query: isGETLivechatConfigParams }, ({ workspace, query: { token, department }, site }) => ({
    // The published type knows only of flat values.
    config: despiteTypes(configFor(workspace, { token, department, site })),
  })),

  get('livechat/config/routing', { login: true }, ({ workspace }) => ({
    config: {
      previewRoom: !choosesAgents(workspace),
      showConnecting: !choosesAgents(workspace),
      showQueue: !choosesAgents(workspace),
      showQueueLink: choosesAgents(workspace),
      returnQueue: !choosesAgents(workspace),
      enableTriggerAction: choosesAgents(workspace),
      autoAssignAgent: choosesAgents(workspace),
    },
  })),

  post(
    'livechat/custom.field',
    { body: isPOSTLivechatCustomFieldParams },
    ({ workspace, body: { token, ...wish } }) => {
      saveFields(workspace, visitorWith(workspace, token), [wish])
      return { field: wish }
    },
  ),

  post('livechat/custom.fields', { body: isPOSTLivechatCustomFieldsParams }, ({ workspace, body }) => {
    const saved = saveFields(workspace, visitorWith(workspace, body.token), body.customFields)
    // A capital letter has slipped into the answer.
    return { fields: saved.map(({ key, value, overwrite }) => ({ Key: key, value, overwrite })) }
  }),

  post('livechat/page.visited', { body: isPOSTLivechatPageVisitedParams, typed: 8 }, ({ workspace, body }) => {
    const page = visitPage(workspace, body)
    return page && { page }
  }),

  post(
    'livechat/offline.message',
    { body: isPOSTLivechatOfflineMessageParams, rate: { calls: 1, ms: 5000 } },
    ({ workspace, body }) => {
      leaveMessage(workspace, body)
      return { message: say(workspace, 'offlineMessageSent') }
    },
  ),

  post(
    'livechat/transcript',
    { body: isPOSTLivechatTranscriptParams, typed: 8, rate: { calls: 5, ms: 60_000 } },
    ({ workspace, body: { token, rid, email } }) => {
      if (accident(workspace, 'transcript') !== undefined)
        throw failedWith({ message: say(workspace, 'transcriptFailed') })
      sendTranscript(workspace, { token, rid, email })
      return { message: say(workspace, 'transcriptSent') }
    },
  ),

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
