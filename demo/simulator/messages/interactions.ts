import { openHeaders } from '../http/cors.ts'
import { signedIn } from '../http/login.ts'
import type { Handler } from '../http/serve.ts'
import { findRoom } from '../rooms/find.ts'
import { findVisitor } from '../visitors/visitors.ts'
import { setting } from '../workspace/settings.ts'
import { postAsApp } from './app.ts'

interface BlockAction {
  type?: string
  actionId?: string
  rid?: string
}

/** What a client may report; anything else is nothing that happens under a message. */
const TYPES = ['blockAction', 'viewClosed', 'viewSubmit', 'actionButton']

const headers = { ...openHeaders, 'Content-Type': 'application/json' }

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status, headers })

/** These routes answer a browser's question although the API's switch is off; only a list of origins keeps anybody out. */
export const interactionPreflight: Handler = ({ workspace, request }) => {
  const origin = request.headers.get('origin') ?? ''
  const origins = setting(workspace, 'API_CORS_Origin')
    .split(',')
    .map((one) => one.trim().toLowerCase())
  const welcome = !setting(workspace, 'API_Enable_CORS') || origins.includes('*') || origins.includes(origin)
  if (!welcome) return new Response('Not allowed by CORS', { status: 500 })
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      Vary: 'Origin, Access-Control-Request-Headers',
      'Access-Control-Allow-Methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
      'Access-Control-Allow-Headers': request.headers.get('access-control-request-headers') ?? '',
    },
  })
}

/** A button under a message was pressed. The app behind it is a simple one: it says which button it was. */
export const interaction: Handler = ({ workspace, request, body, params }) => {
  const token = request.headers.get('x-visitor-token') ?? ''
  const visitor = findVisitor(workspace, token)
  if (!visitor && !signedIn(workspace, request.headers))
    return answer(401, { status: 'error', message: 'You must be logged in to do this.' })
  const { type = '', actionId = '', rid = '' } = body as BlockAction
  if (!TYPES.includes(type)) return answer(400, { error: 'Unknown action' })
  workspace.interactions.push({ appId: params['appId'], ...(visitor && { visitorId: visitor._id }), action: body })
  if (workspace.rooms.has(rid) && (!visitor || findRoom(workspace, token, rid)))
    postAsApp(workspace, rid, { msg: `You chose *${actionId}*.`, alias: params['appId'] })
  return answer(200, { success: true })
}
