import { openHeaders } from '../http/cors.ts'

interface GatewayAnswer {
  status: number
  body: unknown
}

const page = (status: number): string =>
  `<!doctype html><title>${status}</title><h1>The service is away for a moment</h1>`

/** Statuses that proxies, firewalls and load balancers answer by themselves. */
const STATUSES = [400, 401, 403, 404, 405, 408, 413, 421, 425, 451, 500, 502, 503, 504]

/**
 * What gateways answer in the place of a server that is away, asleep or protected. Not one of these is an answer of Rocket.Chat's, however
 * much some look like one.
 */
export const GATEWAY_ANSWERS: Record<string, GatewayAnswer> = {
  ...Object.fromEntries(STATUSES.map((status) => [`page ${status}`, { status, body: page(status) }])),
  'page 200': { status: 200, body: page(200) },
  'no content': { status: 204, body: null },
  'an empty body': { status: 200, body: '' },
  'an empty object': { status: 200, body: {} },
  'a list': { status: 200, body: [] },
  null: { status: 200, body: 'null' },
  'a message': { status: 200, body: { message: 'maintenance' } },
  'a message and a success': { status: 200, body: { success: 'true', message: 'maintenance' } },
  'a failure with 200': { status: 200, body: { success: false, error: 'invalid-token' } },
  'an empty config': { status: 200, body: { config: {} } },
  'half an object': { status: 200, body: '{"success":true,"visitor":{"_id":"4' },
  'a JSON error': { status: 403, body: { message: 'Forbidden' } },
  'a status': { status: 400, body: { status: 'error', message: 'maintenance' } },
  'a code without form': { status: 400, body: { error: 'invalid-token' } },
  'a code in brackets without form': { status: 400, body: { error: '[room-closed]', errorType: 'room-closed' } },
  'a code with 401': { status: 401, body: { success: false, error: 'invalid-token' } },
  'a code with 403': { status: 403, body: { success: false, error: 'invalid-room' } },
  'a code with 404': { status: 404, body: { success: false, error: '[invalid-token]', errorType: 'invalid-token' } },
  'a full success': { status: 201, body: { success: true, rid: 'r', visitor: { _id: '' }, message: {} } },
}

/** A yes without what was asked for. Some routes of Rocket.Chat have no other answer, so they cannot tell it from their own. */
const BARE_SUCCESS: GatewayAnswer = { status: 200, body: { success: true } }

const named = (form: string): GatewayAnswer | undefined =>
  form === 'a bare success' ? BARE_SUCCESS : GATEWAY_ANSWERS[form]

/**
 * The answer of a gateway; the request does not reach the server.
 * @param form a name of `GATEWAY_ANSWERS`, `a bare success`, `redirect` (with `to`), or `firewall`: a refusal that pages may not read
 */
export function gatewayAnswer(form = 'page 503', to = ''): Response {
  if (form === 'redirect') return new Response(null, { status: 307, headers: { ...openHeaders, Location: to } })
  if (form === 'firewall') return new Response(page(403), { status: 403, headers: { 'Content-Type': 'text/html' } })
  const { status, body } = named(form) ?? { status: 502, body: page(502) }
  const isText = typeof body === 'string'
  const headers = { ...openHeaders, 'Content-Type': isText ? 'text/html' : 'application/json' }
  return new Response(isText || body === null ? body : JSON.stringify(body), { status, headers })
}
