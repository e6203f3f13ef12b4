import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { newId } from '../ids.ts'
import { MeteorError, Refusal } from '../refusals.ts'
import { listen } from '../streams/streams.ts'
import { changeVisitorStatus } from '../visitors/status.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Credentials, isStream, mayRead } from './access.ts'
import { LineLimits } from './limits.ts'
import type { SocketLine } from './line.ts'
import { type Caller, findMethod } from './methods.ts'

type Frame = Record<string, unknown> & { msg?: string; id?: string }

/** Publications of Meteor's own that clients ask for and that need no answer but "ready". */
const quiet = new Set(['meteor.loginServiceConfiguration', 'meteor_autoupdate_clientVersions', 'userData'])

const numeric = (code: string): string | number => (/^\d+$/.test(code) ? Number(code) : code)

function describe(error: unknown): Record<string, unknown> {
  if (error instanceof MeteorError) {
    const { code, reason, details } = error
    const message = reason === undefined ? `[${code}]` : `${reason} [${code}]`
    return { isClientSafe: true, error: numeric(code), reason, details, message, errorType: 'Meteor.Error' }
  }
  if (!(error instanceof Refusal)) console.error(error)
  const reason = error instanceof Refusal ? error.message : 'Internal server error'
  return { isClientSafe: true, error: 500, reason, message: `${reason} [500]`, errorType: 'Meteor.Error' }
}

/** What is said on one line: the words of DDP, and what each of them does. */
export class Conversation {
  readonly #line: SocketLine
  readonly #caller: Caller
  readonly #limits = new LineLimits()
  readonly #stops = new Map<string, () => void>()
  #isConnected = false

  constructor(line: SocketLine, workspace: Workspace) {
    this.#line = line
    this.#caller = { workspace, user: undefined, visitorToken: undefined }
    line.send({ server_id: '0' })
  }

  hear(frame: Frame): void {
    const { msg = '' } = frame
    if (msg === 'connect') this.#connect(frame)
    else if (msg === 'ping') this.#line.send({ msg: 'pong', ...(frame.id !== undefined && { id: frame.id }) })
    else if (!this.#isConnected && msg !== 'pong') this.#complain('Must connect first', frame)
    else if (msg === 'sub') this.#subscribe(frame)
    else if (msg === 'unsub') this.#unsubscribe(String(frame.id))
    else if (msg === 'method') this.#call(frame)
    else if (msg !== 'pong') this.#complain('Bad request', frame)
  }

  /** Up to 7.x, a visitor who set the connection up is offline when it ends. Otherwise nobody notices. */
  end(): void {
    for (const stop of this.#stops.values()) stop()
    const { workspace, visitorToken } = this.#caller
    if (visitorToken) changeVisitorStatus(workspace, visitorToken, UserStatus.OFFLINE)
  }

  #complain(reason: string, offendingMessage: Frame): void {
    this.#line.send({ msg: 'error', reason, offendingMessage })
  }

  #connect({ version }: Frame): void {
    this.#isConnected = version === '1'
    if (this.#isConnected) {
      this.#line.send({ msg: 'connected', session: newId() })
      if (this.#caller.workspace.trouble.socketsCut) this.#line.cut()
    } else {
      this.#line.send({ msg: 'failed', version: '1' })
      this.#line.close()
    }
  }

  #subscribe({ id = '', name, params }: Frame): void {
    // A client that repeats itself on one connection is not subscribed twice.
    if (this.#stops.has(id)) return
    const { streamsRefused } = this.#caller.workspace.trouble
    if (streamsRefused === 'unanswered') return
    try {
      if (streamsRefused) throw new MeteorError('not-allowed')
      this.#stops.set(id, this.#listen(String(name), (params ?? []) as unknown[]))
      this.#line.send({ msg: 'ready', subs: [id] })
    } catch (error) {
      this.#line.send({ msg: 'nosub', id, error: describe(error) })
    }
  }

  #listen(name: string, [event, options]: unknown[]): () => void {
    if (quiet.has(name)) return () => {}
    const stream = name.replace(/^stream-/, '')
    if (stream === name || !isStream(stream)) throw new MeteorError('404', `Subscription '${name}' not found`)
    if (typeof event !== 'string' || !event) throw new MeteorError('invalid-event-name')
    const { workspace, user } = this.#caller
    const [credentials] = (options as { args?: Credentials[] } | undefined)?.args ?? []
    if (!mayRead[stream]({ workspace, user, credentials: credentials ?? {} }, event))
      throw new MeteorError('not-allowed')
    const hear = (args: unknown[]): void =>
      this.#line.sendEvent({ msg: 'changed', collection: name, id: 'id', fields: { eventName: event, args } })
    return listen(workspace, stream, event, { sender: this, userId: user?._id, hear })
  }

  #unsubscribe(id: string): void {
    this.#stops.get(id)?.()
    this.#stops.delete(id)
    this.#line.send({ msg: 'nosub', id })
  }

  #call({ id = '', method, params }: Frame): void {
    try {
      const { generation } = this.#caller.workspace
      this.#limits.count(this.#caller.workspace, String(method))
      const result = findMethod(String(method), generation)(this.#caller, (params ?? []) as unknown[], this)
      this.#line.sendResult(result === undefined ? {} : { result }, id)
    } catch (error) {
      this.#line.sendResult({ error: describe(error) }, id)
    }
  }
}
