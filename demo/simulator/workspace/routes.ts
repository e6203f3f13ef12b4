import { ajv } from '@rocket.chat/rest-typings/dist/v1/Ajv'
import { type Endpoint, get, post, type Schema } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { serveQueue } from '../queue/routing.ts'
import { failed, MeteorError } from '../refusals.ts'
import { allPermissions, isPermission, isRole } from './permissions.ts'
import { changeSetting, isSetting, publicSettings, setting } from './settings.ts'

interface PermissionUpdate {
  permissions: { _id: string; roles: string[] }[]
}

/** The published package leaves these two to the server itself. */
const isPermissionUpdate: Schema<PermissionUpdate> = ajv.compile<PermissionUpdate>({
  type: 'object',
  properties: {
    permissions: {
      type: 'array',
      items: {
        type: 'object',
        properties: { _id: { type: 'string' }, roles: { type: 'array', items: { type: 'string' }, uniqueItems: true } },
        required: ['_id', 'roles'],
        additionalProperties: false,
      },
    },
  },
  required: ['permissions'],
  additionalProperties: false,
})

const isSettingUpdate: Schema<{ value?: unknown }> = ajv.compile<{ value?: unknown }>({
  type: 'object',
  properties: { value: {}, execute: { type: 'boolean' }, editor: { type: 'string' } },
  additionalProperties: true,
})

export const administrationRoutes: Endpoint[] = [
  get('settings.public', {}, ({ workspace, query }) => {
    const ids = query['_id']?.split(',').map((id) => id.trim())
    const settings = publicSettings(workspace).filter(({ _id }) => !ids || ids.includes(_id))
    return page('settings', settings, query)
  }),

  get(
    'settings/:_id',
    { login: true, permissions: ['view-privileged-setting'], typed: 7 },
    ({ workspace, params: { _id } }) => {
      if (!isSetting(_id)) throw failed()
      return { _id, value: setting(workspace, _id) }
    },
  ),

  post(
    'settings/:_id',
    { login: true, permissions: ['edit-privileged-setting'], body: isSettingUpdate, typed: 7 },
    ({ workspace, params: { _id }, body }) => {
      if (!isSetting(_id) || !('value' in body)) throw failed()
      changeSetting(workspace, _id, body.value)
      serveQueue(workspace)
    },
  ),

  get('permissions.listAll', { login: true, typed: 7 }, ({ workspace }) => ({
    update: allPermissions(workspace),
    remove: [],
  })),

  post(
    'permissions.update',
    { login: true, permissions: ['access-permissions'], body: isPermissionUpdate, typed: 7 },
    ({ workspace, body: { permissions } }) => {
      if (!permissions.every(({ _id }) => isPermission(_id)))
        throw refuse('Invalid permission', 'error-invalid-permission')
      if (!permissions.flatMap(({ roles }) => roles).every(isRole)) throw refuse('Invalid role', 'error-invalid-role')
      for (const { _id, roles } of permissions) workspace.permissions.set(_id, roles)
      return { permissions: allPermissions(workspace) }
    },
  ),
]

/** A failure with a code but no brackets in its text. */
function refuse(error: string, errorType: string): MeteorError {
  const refusal = new MeteorError(errorType, error)
  refusal.body['error'] = error
  return refusal
}
