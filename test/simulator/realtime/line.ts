import type { Workspace } from '../workspace.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
type Frame = any

/** A plain WebSocket that keeps what it hears, and can wait for it. */
export class Line {
  readonly frames: Frame[] = []
  readonly closed: Promise<void>
  readonly #socket: WebSocket
  readonly #waiting = new Set<() => void>()
  #count = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
    this.closed = new Promise((resolve) => socket.addEventListener('close', () => resolve()))
    socket.addEventListener('message', ({ data }) => {
      this.frames.push(JSON.parse(data))
      for (const look of this.#waiting) look()
    })
  }

  send(frame: Frame): void {
    this.#socket.send(JSON.stringify(frame))
  }

  close(): void {
    this.#socket.close()
  }

  /** The first frame that fits, whether it has come or is still to come. */
  async hears(fits: (frame: Frame) => boolean): Promise<Frame> {
    return new Promise((resolve) => {
      const look = (): void => {
        const frame = this.frames.find(fits)
        if (!frame) return
        this.#waiting.delete(look)
        resolve(frame)
      }
      this.#waiting.add(look)
      look()
    })
  }

  async connect(): Promise<this> {
    this.send({ msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] })
    await this.hears(({ msg }) => msg === 'connected')
    return this
  }

  /** Subscribes, and gives back the answer: `ready` or `nosub`. */
  async subscribe(stream: string, event: string, credentials?: Record<string, unknown>, id?: string): Promise<Frame> {
    const name = id ?? `sub${++this.#count}`
    const options = { useCollection: false, ...(credentials && { args: [credentials] }) }
    this.send({ msg: 'sub', id: name, name: `stream-${stream}`, params: [event, options] })
    return this.hears(({ msg, id, subs }) => (msg === 'nosub' && id === name) || subs?.includes(name))
  }

  /** As the official client does for a visitor. */
  listen(stream: string, event: string, token: string): Promise<Frame> {
    return this.subscribe(stream, event, { token, visitorToken: token })
  }

  async call(method: string, ...params: unknown[]): Promise<Frame> {
    const id = `call${++this.#count}`
    this.send({ msg: 'method', method, id, params })
    return this.hears((frame) => frame.msg === 'result' && frame.id === id)
  }

  /** The events of a stream so far, as their arguments. */
  events(stream: string, event?: string): Frame[][] {
    const isOne = ({ collection, fields }: Frame): boolean =>
      collection === `stream-${stream}` && (event === undefined || fields.eventName === event)
    return this.frames.filter(isOne).map(({ fields }) => fields.args)
  }

  /** Waits for an event whose first argument fits. */
  async event(stream: string, fits: (first: Frame) => boolean = () => true): Promise<Frame[]> {
    const frame = await this.hears(
      ({ collection, fields }) => collection === `stream-${stream}` && fits(fields.args[0]),
    )
    return frame.fields.args
  }

  /** Everything that was on its way has arrived: an answer comes after what was sent before it. */
  async settles(): Promise<void> {
    const id = `ping${++this.#count}`
    this.send({ msg: 'ping', id })
    await this.hears((frame) => frame.msg === 'pong' && frame.id === id)
  }
}

/** Opens a socket without a word of DDP. */
export async function dial({ address }: Workspace): Promise<Line> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/websocket`)
  const line = new Line(socket)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('The server refuses the WebSocket.')))
  })
  return line
}

export const connect = async (workspace: Workspace): Promise<Line> => (await dial(workspace)).connect()
