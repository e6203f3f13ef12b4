import { failed, MeteorError, Refusal } from '../refusals.ts'
import type { Generation, User } from '../workspace/workspace.ts'
import { openHeaders } from './cors.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { checkLogin, checkPermissions, signedIn } from './login.ts'
import { countCall } from './rate-limit.ts'
import { checkSchema, isTyped } from './schema.ts'
import type { Asked } from './serve.ts'

const apiHeaders = {
  ...openHeaders,
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
}

const json = (body: unknown, status: number, headers: HeadersInit): Response =>
  new Response(JSON.stringify(body), { status, headers })

const nowhere = { status: 'error', message: 'API endpoint does not exist' }

export const unknownRoute = (): Response => json(nowhere, 404, apiHeaders)

const crash = { success: false, error: 'Internal server error' }

/** 9.x has another word for what is forbidden, and another status for a few codes. */
function inWordsOf9(error: Refusal): { status: number; body: Record<string, unknown> } {
  const { status, body } = error
  if (status === 403 && body['error'] === 'unauthorized') return { status, body: { ...body, error: 'forbidden' } }
  const isForbidden = error instanceof MeteorError && ['error-not-authorized', 'not-authorized'].includes(error.code)
  return { status: isForbidden ? 403 : status, body }
}

/** What went wrong, as the server says it. Anything unforeseen is a mistake in here, and told to whoever runs it. */
function refuse(error: unknown, generation: Generation, headers: Headers): Response {
  if (error instanceof Refusal) {
    const { status, body } = generation >= 9 ? inWordsOf9(error) : error
    return json(body, status, headers)
  }
  console.error(error)
  return json(crash, 500, headers)
}

/** The server's parser gives up at a list that is too long. */
function checkQuery({ query }: Asked): void {
  for (const value of Object.values(query))
    if (Array.isArray(value) && value.length > 500) throw failed('Invalid query parameters')
}

/** A legacy route counts the call before it reads it. 6.x asks for the permission last, 7.x and later first. */
function admit(endpoint: Endpoint, asked: Asked, headers: Headers): User | undefined {
  const { workspace, request, address } = asked
  const { generation } = workspace
  const { rules } = endpoint
  const user = signedIn(workspace, request.headers)
  checkLogin(workspace, user, rules)
  if (generation > 6) checkPermissions(workspace, user, rules)
  checkQuery(asked)
  const typed = isTyped(rules, generation)
  if (typed) checkSchema(rules, asked, generation)
  countCall(workspace, endpoint, { address, user, headers })
  if (!typed) checkSchema(rules, asked, generation)
  if (generation === 6) checkPermissions(workspace, user, rules)
  return user
}

async function run(endpoint: Endpoint, asked: Asked, headers: Headers): Promise<Response> {
  const user = admit(endpoint, asked, headers)
  const result = await endpoint.answer({ ...asked, user: user as User } as Call)
  if (result instanceof Response) return result
  return json({ ...(result as object | undefined), success: true }, 200, headers)
}

/** Answers one call of an endpoint: the order of the checks is the server's. */
export async function answer(endpoint: Endpoint, asked: Asked): Promise<Response> {
  const { since = 6, until = 9 } = endpoint.rules
  const { generation } = asked.workspace
  if (generation < since || generation > until) return unknownRoute()
  const headers = new Headers(apiHeaders)
  try {
    return await run(endpoint, asked, headers)
  } catch (error) {
    return refuse(error, generation, headers)
  }
}
