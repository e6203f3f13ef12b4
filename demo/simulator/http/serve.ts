import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { answerInstead, garble } from '../trouble/answers.ts'
import { breakOff } from '../trouble/connection.ts'
import { gatewayAnswer } from '../trouble/gateway.ts'
import { isAway, takeRule } from '../trouble/rules.ts'
import type { TroubleRule } from '../trouble/state.ts'
import { now } from '../workspace/clock.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { splitPath, type Workspaces } from '../workspace/workspaces.ts'
import { readBody, readQuery } from './body.ts'

export type HttpContext = Context<{ Bindings: HttpBindings }>

export interface Asked {
  workspace: Workspace
  request: Request
  query: Record<string, unknown>
  body: unknown
  params: Record<string, string>
  /** The address of this workspace, as the caller wrote it. */
  site: string
  /** Whence the call came. */
  address: string
}

export type Handler = (asked: Asked) => Response | Promise<Response>

const pathOf = (path: string): string => path.replace(/^\/(?:api\/)?(?:v1\/)?/, '')

async function take(workspaces: Workspaces, c: HttpContext): Promise<Asked> {
  const url = new URL(c.req.url)
  const { name, prefix } = splitPath(url.pathname)
  return {
    workspace: workspaces.named(name),
    request: c.req.raw,
    query: readQuery(url.searchParams),
    body: await readBody(c.req.raw),
    params: c.req.param(),
    site: `${url.origin}${prefix}`,
    address: c.env.incoming.socket.remoteAddress ?? '',
  }
}

/** The newest few thousand are plenty, and a long demo does not grow without end. */
const remembered = 5000

function log({ workspace, request, query, body }: Asked, route: string, status: number): void {
  const { requests } = workspace
  const origin = request.headers.get('origin')
  requests.push({ method: request.method, route, status, query, body, origin, at: now(workspace) })
  if (requests.length > remembered) requests.shift()
}

async function withTrouble(asked: Asked, rule: TroubleRule, handler: Handler, c: HttpContext): Promise<Response> {
  if (rule.kind === 'refuse') return breakOff(c.env)
  if (rule.kind === 'answer') return answerInstead(rule)
  if (rule.kind === 'gateway') return gatewayAnswer(rule.form, rule.to)
  if (rule.kind === 'delay' && !rule.after) await sleep(rule.ms ?? 1000)
  const answer = await handler(asked)
  if (rule.kind === 'lose') return breakOff(c.env)
  return rule.kind === 'garbage' ? garble(answer, rule) : answer
}

/** Serves one route of every workspace: remembers the request, and lets go wrong what was asked to. */
export const serve =
  (workspaces: Workspaces, route: string, handler: Handler) =>
  async (c: HttpContext): Promise<Response> => {
    const asked = await take(workspaces, c)
    const { workspace, request } = asked
    if (isAway(workspace)) return breakOff(c.env)
    const path = pathOf(splitPath(new URL(request.url).pathname).path)
    const rule = takeRule(workspace, { method: request.method, route, path })
    const answer = rule ? await withTrouble(asked, rule, handler, c) : await handler(asked)
    // A server whose clock is wrong says so with every answer.
    if (workspace.skew) answer.headers.set('date', now(workspace).toUTCString())
    log(asked, route, rule && ['refuse', 'lose'].includes(rule.kind) ? 0 : answer.status)
    if (rule?.kind === 'delay' && rule.after) await sleep(rule.ms ?? 1000)
    return answer
  }
