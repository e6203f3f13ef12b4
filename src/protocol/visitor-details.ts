import { type Json, list, record, text, time } from './json.ts'
import { request, type Server } from './request.ts'

/** Everything that the server tells a visitor about themselves. */
export interface VisitorDetails {
  id: string
  name: string
  username: string
  email: string
  phone: string
  /** Department id. */
  department: string
  /** Values of custom fields by their key. */
  fields: Record<string, string>
  /** When the server first knew them; 0 when it does not say. Milliseconds of its clock, like the next. */
  since: number
  /** When their last conversation began; 0 for none. */
  lastChat: number
  /** Where they came from, if the server collects that. */
  address: string
  browser: string
  /** The document as the server sent it. The token is in it. */
  document: Json
}

/**
 * `GET livechat/visitor/<token>`: what the server keeps about the visitor.
 * @throws {RefusedError} `invalid-token`
 */
export async function getVisitorDetails(server: Server, token: string): Promise<VisitorDetails> {
  const document = await request(server, `livechat/visitor/${encodeURIComponent(token)}`, {
    proof: ({ visitor }) => record(visitor)['token'] === token && record(visitor),
  })
  const fields = Object.entries(record(document['livechatData'])).map(([key, value]) => [key, String(value)])
  return {
    id: text(document['_id']),
    name: text(document['name']),
    username: text(document['username']),
    email: text(record(list(document['visitorEmails'])[0])['address']),
    phone: text(record(list(document['phone'])[0])['phoneNumber']),
    department: text(document['department']),
    fields: Object.fromEntries(fields),
    since: time(document['ts']),
    lastChat: time(record(document['lastChat'])['ts']),
    address: text(document['ip']),
    browser: text(document['userAgent']),
    document,
  }
}
