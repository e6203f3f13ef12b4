import { type Proof, readAnswer, type Verdict } from './answer.ts'
import { BlockedError, UnavailableError } from './errors.ts'
import { toJson } from './json.ts'

/** Where the server is, and for how long anybody wants to hear from it. */
export interface Server {
  /** Address without a slash at the end, sub-path included: `https://example.com/chat`. */
  readonly base: string
  /** Ends every request that is under way; each then rejects with the signal's reason. */
  readonly signal: AbortSignal
  /** Told of every response: there is a network. */
  readonly onAnswer?: () => void
  /** Told when the browser keeps requests back because the server's CORS switch is off. */
  readonly onBlocked?: () => void
}

export interface Call<T> {
  /** What a 2xx answer must have in it to count as done. */
  proof: Proof<T>
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string | number | undefined>
  /** Flat body, sent as a form: the browser needs no preflight for it, so it works where the server's CORS switch is off. */
  form?: Record<string, string | boolean | undefined>
  /** Nested body, sent as JSON. */
  json?: unknown
  headers?: Record<string, string>
  /** Reads yes or no from the answers of the few routes that do not say it by `success`. */
  verdict?: Verdict
}

/** After this long without an answer the request is given up, and tried again if it may be. */
const REQUEST_TIMEOUT_MS = 20_000

/** Servers that were seen not to read forms. */
const readJsonOnly = new Set<string>()

/**
 * Asks `<base>/api/v1/<route>` and returns what its proof took from the answer.
 *
 * @throws {UnavailableError} no response, or the server cannot answer now (429, 5xx)
 * @throws {BlockedError} the browser's preflight failed
 * @throws {RefusedError} the server said no
 * @throws {ProtocolError} the response proves nothing
 * @example
 * await request(server, 'livechat/room.close', { form: { rid, token }, proof: (answer) => answer['rid'] === rid })
 */
export async function request<T>(server: Server, route: string, call: Call<T>): Promise<T> {
  try {
    return await ask(server, route, call)
  } catch (error) {
    // A schema error about a body that does have the property: the server parses JSON alone.
    const unread = call.form && /required property/.test((error as Error).message)
    if (!unread || readJsonOnly.has(server.base)) throw error
    readJsonOnly.add(server.base)
    return ask(server, route, call)
  }
}

async function ask<T>({ base, signal, onAnswer, onBlocked }: Server, route: string, call: Call<T>): Promise<T> {
  const { method = call.form || call.json ? 'POST' : 'GET', query = {}, headers = {} } = call
  const search = form(query)
  const init: RequestInit = {
    method,
    headers,
    credentials: 'omit',
    // The page's address may hold secrets of the page.
    referrerPolicy: 'no-referrer',
    // A redirect could take the token and the words elsewhere.
    redirect: route === 'livechat/config' ? 'follow' : 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
  }
  const asJson = call.json ?? (readJsonOnly.has(base) ? call.form : undefined)
  if (asJson) {
    init.headers = { ...headers, 'content-type': 'application/json' }
    init.body = toJson(asJson)
  } else if (call.form) {
    init.body = form(call.form)
  }
  try {
    const response = await fetch(`${base}/api/v1/${route}${search.size ? `?${search}` : ''}`, init)
    onAnswer?.()
    return readAnswer(response.status, await response.text(), call.proof, call.verdict)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error
    const preflighted = asJson || method === 'PUT' || method === 'DELETE' || call.headers
    const blocked = preflighted && (await isBlocked(base, signal))
    if (blocked) onBlocked?.()
    throw new (blocked ? BlockedError : UnavailableError)(route, 0, true)
  }
}

function form(values: Record<string, string | number | boolean | undefined>): URLSearchParams {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
}

/** Who looks why comes in a further file; where that cannot be had, neither can the server, most likely. */
const isBlocked = (base: string, signal: AbortSignal): Promise<boolean> =>
  import('./preflight.ts').then(
    ({ isRefused }) => isRefused(base, signal),
    () => false,
  )
