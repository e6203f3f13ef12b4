import { address, answer } from './server.ts'

/** The lines that are open, as a browser would hold them. */
const lines = new Set<Line>()

/** What happens on the server, said on every line. */
export function tell(stream: string, event: string, ...args: unknown[]): void {
  for (const line of lines) line.hear({ msg: 'changed', collection: stream, fields: { eventName: event, args } })
}

/** A WebSocket whose other end is in this page. */
class Line {
  static readonly OPEN = 1
  readyState = 0
  onopen: (() => void) | undefined
  onclose: (() => void) | undefined
  onmessage: ((event: { data: string }) => void) | undefined

  constructor() {
    lines.add(this)
    setTimeout(() => {
      this.readyState = Line.OPEN
      this.onopen?.()
    }, 20)
  }

  hear(frame: object): void {
    setTimeout(() => this.onmessage?.({ data: JSON.stringify(frame) }), 10)
  }

  send(data: string): void {
    const { msg, id } = JSON.parse(data)
    if (msg === 'connect') this.hear({ msg: 'connected', session: 'playground' })
    if (msg === 'ping') this.hear({ msg: 'pong' })
    if (msg === 'sub') this.hear({ msg: 'ready', subs: [id] })
  }

  close(): void {
    lines.delete(this)
    this.readyState = 3
  }
}

/** Requests to the server, and lines to it, stay in the page; all others go where they went. */
export function keepInside(): void {
  const out = window.fetch
  window.WebSocket = Line as unknown as typeof WebSocket
  window.fetch = async (input, init = {}) => {
    const url = new URL(String(input), location.href)
    if (!url.href.startsWith(address)) return out(input, init)
    // As long as an answer takes when the server is not far away.
    await new Promise((resolve) => setTimeout(resolve, 60))
    const sent = typeof init.body === 'string' ? JSON.parse(init.body) : {}
    const form = init.body instanceof URLSearchParams ? Object.fromEntries(init.body) : {}
    const call = `${init.method ?? 'GET'} ${url.pathname.replace(/^\/api\/(v1\/)?/, '')}`
    return Response.json({ ...answer(call, { ...sent, ...form }), success: true })
  }
}
