import { publishTo } from '../streams/streams.ts'
import { type Credentials, mayType, type Reader } from './access.ts'

/** Passes typing on to everyone but whoever types. A refusal is not told: the method succeeds, and nothing happens. */
export function type(sender: unknown, reader: Reader, [event, ...args]: unknown[]): void {
  if (typeof event !== 'string') return
  const [name, , extra] = args
  if (!mayType({ ...reader, credentials: (extra ?? {}) as Credentials }, event, name)) return
  publishTo(reader.workspace, (listener) => listener.sender !== sender, 'notify-room', event, ...args)
}
