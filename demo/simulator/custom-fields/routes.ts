import type { ILivechatCustomField } from '@rocket.chat/core-typings'
import {
  isLivechatCustomFieldsProps,
  isPOSTLivechatCustomFieldParams,
  isPOSTLivechatCustomFieldsParams,
  isPOSTLivechatRemoveCustomFields,
  isPOSTLivechatSaveCustomFieldsParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { failed } from '../refusals.ts'
import { visitorWith } from '../rooms/find.ts'
import { now } from '../workspace/clock.ts'
import { saveFields } from './custom-fields.ts'

type NewField = Omit<ILivechatCustomField, '_id' | '_updatedAt'> & { field: string }

export const fieldRoutes: Endpoint[] = [
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

  get(
    'livechat/custom-fields',
    { login: true, permissions: ['view-l-room'], query: isLivechatCustomFieldsProps },
    ({ workspace, query }) => page('customFields', [...workspace.customFields.values()], query),
  ),

  get('livechat/custom-fields/:_id', { login: true, permissions: ['view-l-room'] }, ({ workspace, params }) => ({
    customField: workspace.customFields.get(params._id) ?? null,
  })),

  post(
    'livechat/custom-fields.save',
    {
      login: true,
      permissions: ['view-livechat-manager'],
      body: isPOSTLivechatSaveCustomFieldsParams,
      typed: 7,
      since: 7,
    },
    ({ workspace, body }) => {
      const { customFieldId, customFieldData } = body as { customFieldId?: string; customFieldData?: NewField }
      if (customFieldId && !workspace.customFields.has(customFieldId)) throw failed('Custom Field Not found')
      // The schema requires nothing, so the server falls over.
      if (!customFieldData) throw failed("Cannot read properties of undefined (reading 'field')")
      const { field, ...rest } = customFieldData
      if (!customFieldId && workspace.customFields.has(field)) throw failed('Custom Field already exists')
      const customField: ILivechatCustomField = { ...rest, _id: customFieldId || field, _updatedAt: now(workspace) }
      workspace.customFields.set(customField._id, customField)
      return { customField }
    },
  ),

  post(
    'livechat/custom-fields.delete',
    { login: true, permissions: ['view-livechat-manager'], body: isPOSTLivechatRemoveCustomFields, typed: 7, since: 7 },
    ({ workspace, body: { customFieldId } }) => {
      if (!workspace.customFields.delete(customFieldId)) throw failed('Custom field not found')
    },
  ),
]
