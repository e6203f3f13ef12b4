import { BlockedError, ProtocolError, RefusedError, UnavailableError } from './errors.ts'
import { type Json, parseJson, record, text, toJson } from './json.ts'

/** Where the server is, and for how long anybody wants to hear from it. */
export interface Server {
  /** Address without a slash at the end, sub-path included: `https://example.com/chat`. */
  readonly base: string
  /** Ends every request that is under way; each then rejects with the signal's reason. */
  readonly signal: AbortSignal
  /** Told when the browser keeps requests back because the server's CORS switch is off. */
  readonly onBlocked?: () => void
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Record<string, string | number | undefined>
  /** Flat body, sent as a form: the browser needs no preflight for it, so it works where the server's CORS switch is off. */
  form?: Record<string, string | boolean | undefined>
  /** Nested body, sent as JSON. */
  json?: unknown
  headers?: Record<string, string>
}

/** After this long without an answer nobody waits any more, and the request is tried again if it may be. */
const PATIENCE = 20_000

/** Servers that were seen not to read forms. */
const readJsonOnly = new Set<string>()

/**
 * Asks `<base>/api/v1/<route>` and returns the answer's object.
 *
 * @throws {UnavailableError} nobody answered, or the server cannot answer now (429, 5xx)
 * @throws {BlockedError} the browser's preflight failed
 * @throws {RefusedError} the server said no
 * @throws {ProtocolError} the answer is not a JSON object
 * @example
 * await request(server, 'livechat/room.close', { form: { rid, token } })
 */
export async function request(server: Server, route: string, call: Call = {}): Promise<Json> {
  try {
    return await ask(server, route, call)
  } catch (error) {
    // A schema error about a body that does have the property: the server parses JSON alone.
    const unread = call.form && error instanceof RefusedError && /must have required property/.test(error.message)
    if (!unread || readJsonOnly.has(server.base)) throw error
    readJsonOnly.add(server.base)
    return ask(server, route, call)
  }
}

async function ask({ base, signal, onBlocked }: Server, route: string, call: Call): Promise<Json> {
  const { method = call.form || call.json ? 'POST' : 'GET', query = {}, headers = {} } = call
  const search = form(query)
  const init: RequestInit = {
    method,
    headers,
    credentials: 'omit',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
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
    return answer(response.status, await response.text())
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error
    const preflighted = asJson || method === 'PUT' || method === 'DELETE' || call.headers
    if (!preflighted || !(await isBlocked(base, signal))) throw new UnavailableError(route)
    onBlocked?.()
    throw new BlockedError(route)
  }
}

function form(values: Record<string, string | number | boolean | undefined>): URLSearchParams {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
}

function answer(status: number, body: string): Json {
  if (status === 429) throw new UnavailableError(body, secondsIn(body) * 1000)
  if (status >= 500) throw new UnavailableError(`${status}`)
  const value = parseJson(body)
  const object = record(value)
  if (status >= 400 || object['success'] === false) throw refusal(object, status)
  if (object !== value) throw new ProtocolError(`${status}`)
  return object
}

/** The seconds are in the sentence alone: `… You must wait 42 seconds before …`. */
const secondsIn = (body: string): number => Number(/(\d+) seconds/.exec(body)?.[1] ?? 60)

/**
 * `errorType` exists for Meteor and schema errors only; the others put their word into brackets at the end, or are one word.
 * Uploads say `reason`, transcripts `message`, a proxy on the way nothing we can read.
 */
function refusal({ error, errorType, reason, message }: Json, status: number): RefusedError {
  const sentence = text(error) || text(reason) || text(message) || `${status}`
  return new RefusedError(text(errorType) || (/\[([\w-]+)\]$/.exec(sentence)?.[1] ?? sentence), status, sentence)
}

/** Who looks why comes in a further file; where that cannot be had, neither can the server, most likely. */
const isBlocked = (base: string, signal: AbortSignal): Promise<boolean> =>
  import('./preflight.ts').then(
    ({ isRefused }) => isRefused(base, signal),
    () => false,
  )
