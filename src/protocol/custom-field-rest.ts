import type { CustomField } from './custom-field.ts'
import { record } from './json.ts'
import { request, type Server } from './request.ts'

/**
 * `POST livechat/custom.fields`: stores values with the visitor, or with the open room if the field is a room's.
 * @throws {RefusedError} `invalid-token`; `invalid-custom-field`: no such field; `Invalid value for … field`
 */
export async function saveCustomFields(server: Server, token: string, customFields: CustomField[]): Promise<void> {
  await request(server, 'livechat/custom.fields', {
    json: { token, customFields },
    proof: ({ fields }) => Array.isArray(fields),
  })
}

/**
 * `POST livechat/custom.field`: sets a field of the visitor's, or of their open room where the admin has made it for rooms. Allowed ten
 * times a minute.
 *
 * @throws {RefusedError} `invalid-custom-field`: no such field; `Invalid value for <key> field`; `invalid-token`
 */
export async function saveCustomField(
  server: Server,
  token: string,
  { key, value, overwrite }: CustomField,
): Promise<void> {
  await request(server, 'livechat/custom.field', {
    form: { token, key, value, overwrite },
    proof: ({ field }) => record(field)['key'] === key,
  })
}
