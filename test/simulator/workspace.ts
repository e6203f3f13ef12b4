import { executeServerCommand } from '@web/test-runner-commands'

/** What came back: enough to compare in one line. */
export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
  body: any
}

export interface Caller {
  get(route: string): Promise<Answer>
  post(route: string, body?: unknown): Promise<Answer>
  put(route: string, body?: unknown): Promise<Answer>
  delete(route: string, body?: unknown): Promise<Answer>
}

export interface SignedIn extends Caller {
  _id: string
  token: string
}

let simulator: Promise<string> | undefined

const addressOfSimulator = (): Promise<string> => {
  simulator ??= executeServerCommand('simulator') as Promise<string>
  return simulator
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  try {
    return { status: response.status, body: JSON.parse(text) }
  } catch {
    return { status: response.status, body: text }
  }
}

function caller(api: string, headers: Record<string, string> = {}): Caller {
  const call =
    (method: string) =>
    async (route: string, body?: unknown): Promise<Answer> => {
      const json = body === undefined ? {} : { 'Content-Type': 'application/json' }
      const text = body === undefined ? null : JSON.stringify(body)
      return read(await fetch(`${api}/${route}`, { method, headers: { ...json, ...headers }, body: text }))
    }
  return { get: call('GET'), post: call('POST'), put: call('PUT'), delete: call('DELETE') }
}

/** A server of one's own, with what a test does to it. */
export interface Workspace extends Caller {
  address: string
  api: string
  /** Signs in one of the people of the server. */
  as(username: string): Promise<SignedIn>
  set(settings: Record<string, unknown>): Promise<void>
  /** The door behind the stage. */
  backstage(door: string, body?: unknown): Promise<Answer['body']>
}

function workspaceAt(address: string): Workspace {
  const api = `${address}/api/v1`
  const stranger = caller(api)
  const door = caller(`${address}/_simulator`)
  return {
    ...stranger,
    address,
    api,
    async as(username) {
      const { body } = await stranger.post('login', { user: username, password: username })
      const { userId, authToken } = body.data
      const headers = { 'X-User-Id': userId, 'X-Auth-Token': authToken }
      return { _id: userId, token: authToken, ...caller(api, headers) }
    },
    async set(settings) {
      const admin = await this.as('admin')
      for (const [id, value] of Object.entries(settings)) await admin.post(`settings/${id}`, { value })
    },
    async backstage(name, body) {
      return (await (body === undefined ? door.get(name) : door.post(name, body))).body
    },
  }
}

/** A server that nobody has touched yet, of the newest generation unless told otherwise. */
export async function newWorkspace(version?: 6 | 7 | 8 | 9): Promise<Workspace> {
  const workspace = workspaceAt(`${await addressOfSimulator()}/w/${crypto.randomUUID()}`)
  if (version) await workspace.backstage('version', { version })
  return workspace
}

export const refused = (error: string): Answer => ({ status: 400, body: { success: false, error } })

/** The server's own errors say their code twice. */
export const refusedWith = (errorType: string, error = `[${errorType}]`): Answer => ({
  status: 400,
  body: { success: false, error, errorType },
})

/** A typed route about a body of the wrong form. */
export const wrongForm = (error: string): Answer => ({
  status: 400,
  body: { success: false, errorType: 'invalid-params', error },
})

/** A legacy route about a request of the wrong form. */
export const malformed = (error: string): Answer => refusedWith('invalid-params', `${error} [invalid-params]`)
