import { configure } from '@testing-library/dom'
import { executeServerCommand } from '@web/test-runner-commands'
import { chosen } from './generation.ts'

// A condition is waited for as long as a busy machine may need; a test that passes is no slower for it.
configure({ asyncUtilTimeout: 8000 })

interface Session {
  userId: string
  authToken: string
}

interface Request {
  method: string
  route: string
  status: number
  query?: Record<string, string>
  body?: unknown
  /** When it was answered, as an ISO date. */
  at: string
}

/** What should go wrong; what else an order may say is in demo/README.md. */
interface Order {
  match?: { method?: string; path?: string }
}

/** Origin of a simulator → its routes. */
const routesOf = new Map<string, Promise<string[]>>()

/** True when a path is a route, begins like one, or is one with its parameters filled in. */
function isMeant(path: string, route: string): boolean {
  if (path.endsWith('*')) return route.startsWith(path.slice(0, -1)) || isMeant(path.slice(0, -1), route)
  return path === route || new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(path)
}

/** A Rocket.Chat of a test's own, driven through its real routes. */
export class Workspace {
  #sessions = new Map<string, Promise<Session>>()

  constructor(readonly address: string) {}

  /** A new one, empty but for its admin and two agents. */
  static async open(settings: Record<string, unknown> = {}): Promise<Workspace> {
    const simulator = await executeServerCommand<string, void>('simulator')
    const workspace = new Workspace(`${simulator}/w/${crypto.randomUUID()}`)
    if (chosen) await workspace.ages(chosen)
    for (const [id, value] of Object.entries(settings)) await workspace.sets(id, value)
    return workspace
  }

  /** Asks in nobody's name, or as a user. */
  async ask(route: string, body?: object, user?: string): Promise<Record<string, unknown>> {
    const session = user ? await this.signIn(user) : undefined
    const response = await fetch(`${this.address}/api/v1/${route}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        ...(session && { 'x-user-id': session.userId, 'x-auth-token': session.authToken }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(`${route}: ${JSON.stringify(answer)}`)
    return answer
  }

  sets(id: string, value: unknown): Promise<unknown> {
    return this.ask(`settings/${id}`, { value }, 'admin')
  }

  /** Makes a department and returns its id. */
  async addsDepartment(name: string, details: object = {}, agents = ['agent']): Promise<string> {
    const staff = await Promise.all(
      agents.map(async (username) => ({ agentId: (await this.signIn(username)).userId, count: 0, order: 0 })),
    )
    const department = {
      enabled: true,
      name,
      email: 'team@example.com',
      showOnRegistration: true,
      showOnOfflineForm: true,
      ...details,
    }
    const answer = await this.ask('livechat/department', { department, agents: staff }, 'admin')
    return String((answer['department'] as { _id: string })._id)
  }

  /** Makes a custom field of visitors, which widgets may show. */
  addsField(field: string, details: object = {}): Promise<void> {
    const shown = { field, label: field, scope: 'visitor', visibility: 'visible', public: true }
    return this.#savesField(null, { ...shown, ...details })
  }

  /** Replaces a custom field of visitors. */
  changesField(field: string, details: object): Promise<void> {
    return this.#savesField(field, { field, scope: 'visitor', visibility: 'visible', ...details })
  }

  async #savesField(customFieldId: string | null, customFieldData: object): Promise<void> {
    const order = { customFieldId, customFieldData }
    // Version 6 has a method of its sockets for it, and no route.
    if (chosen === 6) await this.ages(7)
    await this.ask('livechat/custom-fields.save', order, 'admin')
    if (chosen === 6) await this.ages(6)
  }

  /** Has the widget say something by itself: when, and what. */
  async addsTrigger(condition: object, params: object = {}, more: object = {}): Promise<void> {
    const send = { name: 'send-message', params: { sender: 'custom', name: 'Robin', msg: 'May I help?', ...params } }
    const trigger = { name: 'Hello', description: '', enabled: true, runOnce: false, conditions: [condition] }
    await this.ask('livechat/triggers', { ...trigger, actions: [send], ...more }, 'admin')
  }

  /** The token of the visitor who was registered last. */
  async token(): Promise<string> {
    const { body } = (await this.requests('POST livechat/visitor')).at(-1) ?? {}
    return (body as { visitor: { token: string } }).visitor.token
  }

  /** What the server keeps about whoever has this token. */
  async visitor(token: string): Promise<Record<string, unknown>> {
    return (await this.ask(`livechat/visitor/${token}`))['visitor'] as Record<string, unknown>
  }

  /** The whole team stops taking chats. */
  async everybodyGoesHome(): Promise<void> {
    for (const user of ['agent', 'agent2']) await this.ask('livechat/agent.status', { status: 'not-available' }, user)
  }

  /** The e-mails that would have been sent. */
  async mails(): Promise<unknown[]> {
    return (await (await fetch(`${this.address}/_simulator/mails`)).json()).mails
  }

  /** What the simulator was asked: method and route of each request, and the WebSockets that are open now. */
  async log(): Promise<{
    requests: Request[]
    sockets: { open: number; everOpened: number }
  }> {
    return (await fetch(`${this.address}/_simulator/log`)).json()
  }

  /** What a route was asked, e.g. `POST livechat/message`. Fails for a route that does not exist, which is never asked. */
  async requests(call: string): Promise<Request[]> {
    if (!(await this.#routes()).includes(call)) throw new Error(`The simulator has no route "${call}".`)
    return (await this.log()).requests.filter(({ method, route }) => `${method} ${route}` === call)
  }

  /** How often a route was asked, e.g. `POST livechat/message`. */
  async timesAsked(call: string): Promise<number> {
    return (await this.requests(call)).length
  }

  /** Makes trouble; demo/README.md has its kinds. Fails for a route that does not exist, which is never in trouble. */
  async troubles(...orders: object[]): Promise<void> {
    const routes = (await this.#routes()).map((call) => call.replace(/^\S+ /, ''))
    for (const { match: { path = '*' } = {} } of orders as Order[])
      if (!routes.some((route) => isMeant(path, route))) throw new Error(`The simulator has no route "${path}".`)
    await this.#backstage('trouble', orders)
  }

  /** All is well again. */
  recovers(): Promise<void> {
    return this.troubles({ kind: 'clear' })
  }

  /** Puts many messages of both sides into a room. */
  async fills(rid: string, count: number): Promise<void> {
    await this.#backstage('fill', { rid, count })
  }

  /** Pretends to be another generation of the server. */
  async ages(version: 6 | 7 | 8 | 9): Promise<void> {
    await this.#backstage('version', { version })
  }

  /** An app or an integration says something: any keys, for instance attachments or blocks. @returns the id */
  async posts(rid: string, message: object): Promise<string> {
    const { message: posted } = await this.#backstage('message', { rid, ...message })
    return (posted as { _id: string })._id
  }

  /** Makes a picture an emoji of the workspace. */
  async addsEmoji(name: string, picture: File): Promise<void> {
    const form = new FormData()
    form.append('emoji', picture)
    form.append('name', name)
    const answer = await this.upload('emoji-custom.create', form, 'admin')
    if (!answer['success']) throw new Error(JSON.stringify(answer))
  }

  /** What apps were told, oldest first. */
  async interactions(): Promise<{ appId: string; action: Record<string, unknown> }[]> {
    return (await (await fetch(`${this.address}/_simulator/interactions`)).json()).interactions
  }

  /** The status of an answer to a request with headers that a page may not send. */
  async asksWith(headers: Record<string, string>, path: string): Promise<number> {
    return Number((await this.#backstage('ask', { path, headers }))['status'])
  }

  async download(path: string, user: string): Promise<ArrayBuffer> {
    const { userId, authToken } = await this.signIn(user)
    const key = new URLSearchParams({ rc_uid: userId, rc_token: authToken })
    return (await fetch(`${this.address}${path}?${key}`)).arrayBuffer()
  }

  async upload(route: string, body: FormData, user: string): Promise<Record<string, unknown>> {
    const { userId, authToken } = await this.signIn(user)
    const headers = { 'x-user-id': userId, 'x-auth-token': authToken }
    const response = await fetch(`${this.address}/api/v1/${route}`, { method: 'POST', headers, body })
    return response.json()
  }

  /** Method and route of everything that the simulator can be asked. */
  #routes(): Promise<string[]> {
    const { origin } = new URL(this.address)
    const routes =
      routesOf.get(origin) ?? fetch(`${origin}/_simulator/routes`).then(async (a) => (await a.json()).routes)
    routesOf.set(origin, routes)
    return routes
  }

  async #backstage(door: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.address}/_simulator/${door}`, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }

  signIn(user: string): Promise<Session> {
    const session =
      this.#sessions.get(user) ?? this.ask('login', { user, password: user }).then(({ data }) => data as Session)
    this.#sessions.set(user, session)
    return session
  }
}
