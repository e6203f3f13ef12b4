// Who the visitor is, as an agent sees them. Every function rejects with the errors of `request`.
import { type AgentServer, requestAs } from './agent-request.ts'
import { texts } from './agent-rooms.ts'
import { list, record, text, time } from './json.ts'

export interface VisitorDetails {
  emails: string[]
  phones: string[]
  /** Custom fields by their key. */
  fields: Record<string, string>
  /** What their browser calls itself, where the server collects that. */
  browser: string
}

/**
 * `GET livechat/visitors.info`: what the visitor has told, and what the server has noted. Permission `view-l-room`.
 * @throws {RefusedError} `visitor-not-found`: perhaps they were forgotten
 */
export async function getVisitorDetails(agent: AgentServer, visitorId: string): Promise<VisitorDetails> {
  const visitor = record((await requestAs(agent, 'livechat/visitors.info', { query: { visitorId } }))['visitor'])
  return {
    emails: list(visitor['visitorEmails']).map((email) => text(record(email)['address'])),
    phones: list(visitor['phone']).map((phone) => text(record(phone)['phoneNumber'])),
    fields: texts(record(visitor['livechatData'])),
    browser: text(visitor['userAgent']),
  }
}

export interface PageVisit {
  id: string
  title: string
  href: string
  /** Server time in milliseconds. */
  at: number
}

/**
 * `GET livechat/visitors.pagesVisited/<rid>`: the pages that the visitor was on, newest first. Permission `view-l-room`.
 * @throws {RefusedError} `invalid-room`
 */
export async function getPageVisits(agent: AgentServer, rid: string): Promise<PageVisit[]> {
  const route = `livechat/visitors.pagesVisited/${encodeURIComponent(rid)}`
  return list((await requestAs(agent, route, { query: { count: 20 } }))['pages']).map(parseVisit)
}

function parseVisit(value: unknown): PageVisit {
  const message = record(value)
  const page = record(record(message['navigation'])['page'])
  const href = text(record(page['location'])['href'])
  return { id: text(message['_id']), title: text(page['title']) || href, href, at: time(message['ts']) }
}
