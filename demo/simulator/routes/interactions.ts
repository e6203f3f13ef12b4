import { openHeaders } from '../http/cors.ts'
import { signedIn } from '../http/login.ts'
import type { Handler } from '../http/serve.ts'
import { postAsApp } from '../messages/app.ts'
import { findVisitor } from '../people/visitors.ts'
import { findRoom } from '../rooms/find.ts'

interface BlockAction {
  type?: string
  actionId?: string
  rid?: string
}

const headers = { ...openHeaders, 'Content-Type': 'application/json' }

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status, headers })

/** A button under a message was pressed. The app behind it is a simple one: it says which button it was. */
export const interaction: Handler = ({ workspace, request, body, params }) => {
  const token = request.headers.get('x-visitor-token') ?? ''
  const visitor = findVisitor(workspace, token)
  if (!visitor && !signedIn(workspace, request.headers))
    return answer(401, { status: 'error', message: 'You must be logged in to do this.' })
  const { type, actionId = '', rid = '' } = body as BlockAction
  if (!type) return answer(400, { error: 'Unknown action' })
  workspace.interactions.push({ appId: params['appId'], ...(visitor && { visitorId: visitor._id }), action: body })
  if (workspace.rooms.has(rid) && (!visitor || findRoom(workspace, token, rid)))
    postAsApp(workspace, rid, { msg: `You chose *${actionId}*.`, alias: params['appId'] })
  return answer(200, { success: true })
}
