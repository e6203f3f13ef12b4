import { backoff } from './backoff.ts'
import type { Connection } from './socket.ts'
import { after } from './timer.ts'

/** A connection that held this long counts as recovered. One that is cut sooner, again and again, waits longer each time. */
const RECOVERED_MS = 30_000

/**
 * The same connection, except that it comes back for ever: after a growing delay, or at once when there is reason to hope.
 * @param onHope calls back whenever trying again makes sense (network back, page shown again); returns how to stop that
 */
export function reconnect(inner: Connection, onHope: (listener: () => void) => () => void): Connection {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When it opened; `Infinity` while it is not open. */
  let opened = Infinity
  let stop: (() => void) | undefined
  const again = (): void => {
    clearTimeout(timer)
    timer = undefined
    inner.connect()
  }
  const start = (): void => {
    const stopListening = inner.on(({ is }) => {
      if (is === 'open') opened = Date.now()
      if (is !== 'closed') return
      if (Date.now() - opened > RECOVERED_MS) failures = 0
      opened = Infinity
      timer = after(backoff(++failures), again)
    })
    // Whoever comes back may find a line that is down, or one that only looks open.
    const stopHoping = onHope(() => (timer ? again() : inner.check()))
    stop = () => {
      stopListening()
      stopHoping()
      clearTimeout(timer)
      timer = stop = undefined
    }
  }
  return {
    ...inner,
    connect() {
      if (!stop) start()
      inner.connect()
    },
    disconnect() {
      stop?.()
      inner.disconnect()
    },
  }
}
