import { type Agent, parseAgent } from './agent.ts'
import { list, record, text } from './json.ts'
import { request, type Server } from './request.ts'

/**
 * `GET livechat/agent.next/<token>`: who would serve the next conversation. The token is not checked, so it need not be a visitor's.
 * @returns null where the routing does not say beforehand, or the holder of the token has an open room
 * @throws {RefusedError} `agent-not-found`, `invalid-agent`
 */
export async function getNextAgent(server: Server, token: string, department?: string): Promise<Agent | null> {
  const { agent } = await request(server, `livechat/agent.next/${encodeURIComponent(token)}`, {
    query: { department },
    proof: (answer) => answer,
  })
  return parseAgent(agent)
}

/**
 * `POST livechat/triggers/<id>/external-service/call`: has a service of the admin's say what is to be said.
 * @param extra what the page says about its visitor
 * @returns texts in their order
 * @throws {RefusedError} `error-timeout`, `error-invalid-external-service-response`, `Invalid trigger`, …
 */
export async function askService(
  server: Server,
  id: string,
  token: string,
  extra: Record<string, string>,
): Promise<string[]> {
  const extraData = Object.entries(extra).map(([key, value]) => ({ key, value }))
  const json = { token, ...(extraData.length && { extraData }) }
  const route = `livechat/triggers/${encodeURIComponent(id)}/external-service/call`
  const contents = await request(server, route, { json, proof: ({ response }) => record(response)['contents'] })
  return list(contents)
    .map(record)
    .sort((a, b) => Number(a['order']) - Number(b['order']))
    .map(({ msg }) => text(msg))
    .filter(Boolean)
}
