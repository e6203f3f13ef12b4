import { publishTo } from '../streams/streams.ts'
import { type Credentials, mayType, type Reader } from './access.ts'

/** Passes typing on to everyone but whoever types. A refusal is not told: the method succeeds, and nothing happens. */
export function type(sender: unknown, reader: Reader, [event, name, activity, extra]: unknown[]): void {
  if (typeof event !== 'string') return
  const { workspace } = reader
  const tell = (what: string, ...args: unknown[]): void =>
    publishTo(workspace, (listener) => listener.sender !== sender, 'notify-room', what, ...args)
  const credentials = (extra ?? {}) as Credentials
  if (!mayType({ ...reader, credentials }, event, name)) return
  const [rid, what] = event.split('/')
  const args = extra === undefined ? [name, activity] : [name, activity, extra]
  tell(event, ...args)
  if (workspace.generation === 8) return
  // 6.x and 7.x say everything twice, for clients of either age.
  const types = Array.isArray(activity) && (!activity.length || activity.includes('user-typing'))
  if (what === 'user-activity' && types) tell(`${rid}/typing`, name, activity.includes('user-typing'))
  if (what === 'typing') tell(`${rid}/user-activity`, name, activity ? ['user-typing'] : [], extra)
}
