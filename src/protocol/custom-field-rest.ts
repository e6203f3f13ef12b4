import type { CustomField } from './custom-field.ts'
import { request, type Server } from './request.ts'

/**
 * `POST livechat/custom.fields`: stores values with the visitor, or with the open room if the field is a room's.
 * @throws {RefusedError} `invalid-token`; `invalid-custom-field`: no such field; `Invalid value for … field`
 */
export async function saveCustomFields(server: Server, token: string, customFields: CustomField[]): Promise<void> {
  await request(server, 'livechat/custom.fields', { json: { token, customFields } })
}
