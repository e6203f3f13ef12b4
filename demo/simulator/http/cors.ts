import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'

const allowedHeaders =
  'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, x-visitor-token, Authorization'

/** Every answer may be read by any page; what a page may send is decided by the preflight. */
export const openHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': allowedHeaders,
}

/** The answer to a browser that asks whether a page may send this. Off is what a fresh Rocket.Chat says. */
export function preflight(workspace: Workspace, origin: string | null): Response {
  if (!setting(workspace, 'API_Enable_CORS'))
    return new Response('CORS not enabled. Go to "Admin > General > REST Api" to enable it.', { status: 405 })
  const origins = setting(workspace, 'API_CORS_Origin')
    .split(',')
    .map((one) => one.trim())
  const any = origins.includes('*')
  if (!any && !origins.includes(origin ?? '')) return new Response('Invalid origin', { status: 403 })
  return new Response('OK', {
    headers: {
      ...openHeaders,
      'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE, HEAD, PATCH',
      ...(!any && { 'Access-Control-Allow-Origin': origin ?? '', Vary: 'Origin' }),
    },
  })
}
