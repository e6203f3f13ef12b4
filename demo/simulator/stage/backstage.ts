import { placeCall } from '../calls/calls.ts'
import { endpoints } from '../endpoints.ts'
import { openHeaders } from '../http/cors.ts'
import { postAsApp } from '../messages/app.ts'
import { messagesOf } from '../messages/messages.ts'
import { pages } from '../pages/pages.ts'
import { failed, Refusal } from '../refusals.ts'
import { makeTrouble } from '../trouble/order.ts'
import type { Generation, Workspace } from '../workspace/workspace.ts'
import { splitPath, type Workspaces } from '../workspace/workspaces.ts'
import { fillRoom } from './fill.ts'
import { serveTrigger } from './service.ts'

/** Nothing under this path exists on a real server, and every answer says so. */
const headers = {
  ...openHeaders,
  'Access-Control-Allow-Methods': 'GET, POST',
  'Content-Type': 'application/json',
  'X-Simulator': 'This path is not part of Rocket.Chat.',
}

type Door = (workspace: Workspace, body: Record<string, unknown>, site: string) => unknown

function changeVersion(workspace: Workspace, { version }: Record<string, unknown>): unknown {
  if (![6, 7, 8, 9].includes(Number(version))) throw failed('version must be 6, 7, 8 or 9')
  workspace.generation = Number(version) as Generation
  return { version: workspace.generation }
}

/** Asks this workspace in the test's place, and tells what a page of another origin may not see: any header, a refused preflight. */
async function ask(
  site: string,
  { method = 'GET', path = '/', headers: asked }: Record<string, unknown>,
): Promise<unknown> {
  const response = await fetch(`${site}${path}`, { method: String(method), headers: (asked ?? {}) as HeadersInit })
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() }
}

const doors: Record<string, Door> = {
  'POST version': changeVersion,
  'POST trouble': (workspace, orders) => {
    makeTrouble(workspace, orders)
    return {}
  },
  'POST ask': (_, question, site) => ask(site, question),
  'POST call': (workspace, { token }) => ({ room: placeCall(workspace, String(token)) }),
  'POST message': (workspace, { rid, ...message }) => ({ message: postAsApp(workspace, String(rid), message) }),
  'POST fill': (workspace, { rid, count }) => fillRoom(workspace, String(rid), Number(count)),
  'GET lines': (workspace, { rid }) => ({ lines: messagesOf(workspace, String(rid)) }),
  'GET log': ({ requests, lines, linesEverOpened }) => ({
    requests,
    sockets: { open: [...lines].filter(({ isOpen }) => isOpen).length, everOpened: linesEverOpened },
  }),
  // A test that waits for what is never asked would otherwise wait for a slip of the pen.
  'GET routes': () => ({ routes: [...endpoints, ...pages].map(({ method, route }) => `${method} ${route}`) }),
  'GET interactions': ({ interactions }) => ({ interactions }),
  'GET mails': ({ mails }) => ({ mails }),
}

async function enter(workspaces: Workspaces, request: Request): Promise<Response> {
  const { pathname, searchParams, origin } = new URL(request.url)
  const { name, prefix, path } = splitPath(pathname)
  if (path === '/_simulator/service') return serveTrigger(request, searchParams)
  const door = doors[`${request.method} ${path.replace('/_simulator/', '')}`]
  if (!door) throw new Refusal(404, { error: `There are: ${Object.keys(doors).join(', ')}` })
  const text = await request.text()
  const body = text ? (JSON.parse(text) as Record<string, unknown>) : Object.fromEntries(searchParams)
  return Response.json(await door(workspaces.named(name), body, `${origin}${prefix}`), { headers })
}

/** The door behind the stage: for tests, from any page, at any time, whatever else is going wrong. */
export async function backstage(workspaces: Workspaces, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response('OK', { headers })
  try {
    return await enter(workspaces, request)
  } catch (error) {
    const { status, body } = error instanceof Refusal ? error : { status: 400, body: { error: String(error) } }
    return Response.json(body, { status, headers })
  }
}
