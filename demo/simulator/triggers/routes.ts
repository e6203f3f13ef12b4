import type { ILivechatTrigger } from '@rocket.chat/core-typings'
import {
  isGETLivechatTriggersParams,
  isLivechatTriggerWebhookCallParams,
  isPOSTLivechatTriggersParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { del, type Endpoint, get, post, type Rules } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { newObjectId } from '../ids.ts'
import { failed, failedWith } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import { askService, serviceOf } from './external-service.ts'

const managers = { login: true, permissions: ['view-livechat-manager'], typed: 9 } satisfies Rules

export const triggerRoutes: Endpoint[] = [
  get('livechat/triggers', { ...managers, query: isGETLivechatTriggersParams }, ({ workspace, query }) =>
    page('triggers', [...workspace.triggers.values()], query),
  ),

  post('livechat/triggers', { ...managers, body: isPOSTLivechatTriggersParams }, ({ workspace, body }) => {
    const { _id = newObjectId(), ...rest } = body as Omit<ILivechatTrigger, '_id' | '_updatedAt'> & { _id?: string }
    workspace.triggers.set(_id, { ...rest, _id, _updatedAt: now(workspace) })
  }),

  get('livechat/triggers/:_id', managers, ({ workspace, params }) => ({
    trigger: workspace.triggers.get(params._id) ?? null,
  })),

  del('livechat/triggers/:_id', managers, ({ workspace, params }) => {
    workspace.triggers.delete(params._id)
  }),

  post(
    'livechat/triggers/:_id/external-service/call',
    { body: isLivechatTriggerWebhookCallParams, rate: { calls: 10, ms: 60_000 } },
    async ({ workspace, params: { _id }, body: { token, extraData } }) => {
      const trigger = workspace.triggers.get(_id)
      if (!trigger) throw failed('Invalid trigger')
      const service = serviceOf(trigger)
      const secret = setting(workspace, 'Livechat_secret_token')
      if (!secret) throw failed('Livechat secret token is not configured')
      const result = await askService(service, secret, { metadata: extraData, visitorToken: token })
      if ('error' in result) throw failedWith({ triggerId: _id, ...result })
      return { triggerId: _id, ...result }
    },
  ),
]
