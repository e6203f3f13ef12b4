import { isGETLivechatConfigParams } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { despiteTypes, type Endpoint, get } from '../http/endpoint.ts'
import { choosesAgents } from '../queue/routing.ts'
import { configFor } from './config.ts'

export const configRoutes: Endpoint[] = [
  get('livechat/config', { query: isGETLivechatConfigParams }, ({ workspace, query: { token, department }, site }) => ({
    // The published type knows only of flat values.
    config: despiteTypes(configFor(workspace, { token, department, site })),
  })),

  get('livechat/config/routing', { login: true, since: 7 }, ({ workspace }) => ({
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
]
