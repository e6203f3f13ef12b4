import { CONNECT, type Frame, PING, parseFrame, pong } from './ddp.ts'
import { toJson } from './json.ts'
import { after } from './timer.ts'

/** What a connection tells: it can be used, something came, it is gone. */
export type Happening = { is: 'open' } | { is: 'closed' } | Frame

export interface Connection {
  connect(): void
  /** Ends it on purpose: `closed` is not told. */
  disconnect(): void
  /** Makes sure that a connection that looks open is; one that does not answer soon is lost. */
  check(): void
  /** Sends a frame; what is sent while it is not open is lost. */
  send(frame: object): void
  /** @returns stops the telling */
  on(listener: (happening: Happening) => void): () => void
}

/** After this long without a word from the server it is asked for one … */
const SILENCE = 25_000
/** … and after this long without an answer the connection counts as dead, even if the browser thinks otherwise. */
const DEAD = 10_000
/** … or this long, if there is reason to doubt it. */
const DOUBT = 4_000

/**
 * A DDP connection over one WebSocket: shakes hands, keeps alive, reads frames. It knows only itself and does not come back.
 * @param url e.g. `wss://chat.example.com/websocket`
 */
export function socket(url: string): Connection {
  const listeners = new Set<(happening: Happening) => void>()
  let ws: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let doubted = false
  const tell = (happening: Happening): void => {
    for (const listener of [...listeners]) listener(happening)
  }
  const say = (frame: object): void => {
    if (ws?.readyState === WebSocket.OPEN) ws.send(toJson(frame))
  }
  const within = (ms: number, then: () => void): void => {
    clearTimeout(timer)
    timer = after(ms, then)
    doubted = ms === DOUBT
  }
  const drop = (): void => {
    clearTimeout(timer)
    const old = ws
    ws = undefined
    old?.close()
  }
  const lose = (): void => {
    drop()
    tell({ is: 'closed' })
  }
  const awaitFrame = (): void =>
    within(SILENCE, () => {
      say(PING)
      within(DEAD, lose)
    })
  const receive = (source: unknown): void => {
    awaitFrame()
    const frame = parseFrame(source)
    if (frame.is === 'ping') say(pong(frame.id))
    tell(frame.is === 'connected' ? { is: 'open' } : frame)
  }

  return {
    connect() {
      drop()
      const fresh = new WebSocket(url)
      ws = fresh
      within(DEAD, lose)
      // Events of a socket that was dropped may still come; they are nobody's any more.
      const mine = (act: () => void) => (): void => (fresh === ws ? act() : undefined)
      fresh.onopen = mine(() => say(CONNECT))
      fresh.onclose = mine(lose)
      fresh.onmessage = ({ data }) => mine(() => receive(data))()
    },
    disconnect: drop,
    check() {
      // Who doubts again and again must not put off the answer for ever.
      if (ws?.readyState !== WebSocket.OPEN || doubted) return
      say(PING)
      within(DOUBT, lose)
    },
    send: say,
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
