import type { WebSocket } from 'ws'
import type { Line, Workspace } from '../workspace/workspace.ts'
import { writeEjson } from './ejson.ts'

/** How long a held-back event waits for another one to overtake it. */
const patience = 300

/** One WebSocket of one workspace, with the workspace's troubles on it. */
export class SocketLine implements Line {
  readonly #socket: WebSocket
  readonly #workspace: Workspace
  #silent: boolean
  #held: (() => void) | undefined

  constructor(socket: WebSocket, workspace: Workspace) {
    this.#socket = socket
    this.#workspace = workspace
    this.#silent = workspace.trouble.socketsSilent
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  get isSilent(): boolean {
    return this.#silent
  }

  silence(): void {
    this.#silent = true
  }

  cut(): void {
    this.#socket.terminate()
  }

  close(): void {
    this.#socket.close()
  }

  send(frame: Record<string, unknown>): void {
    this.#write(writeEjson(frame))
  }

  /** The answer of a method, and that its effects have been sent: in either order. */
  sendResult(result: Record<string, unknown>, id: string): void {
    const frames = [
      { msg: 'result', id, ...result },
      { msg: 'updated', methods: [id] },
    ]
    for (const frame of this.#workspace.trouble.streams.reorder ? frames.reverse() : frames) this.send(frame)
  }

  /** An event of a stream. It is written down at once: the document behind it may change before a late delivery. */
  sendEvent(frame: Record<string, unknown>): void {
    const { delay, duplicate, reorder } = this.#workspace.trouble.streams
    const text = writeEjson(frame)
    const deliver = (): void => {
      for (let copies = duplicate ? 2 : 1; copies > 0; copies--) this.#write(text)
    }
    const send = reorder ? () => this.#letOvertake(deliver) : deliver
    if (delay) setTimeout(send, delay).unref()
    else send()
  }

  #letOvertake(deliver: () => void): void {
    const held = this.#held
    this.#held = held ? undefined : deliver
    if (held) {
      deliver()
      held()
    } else
      setTimeout(() => {
        if (this.#held !== deliver) return
        this.#held = undefined
        deliver()
      }, patience).unref()
  }

  #write(text: string): void {
    if (!this.#silent && this.isOpen) this.#socket.send(text)
  }
}
