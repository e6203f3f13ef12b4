import { list, record, text } from '../protocol/json.ts'
import type { Connection, Happening } from '../protocol/socket.ts'
import { onWord, tellTabs } from './tabs.ts'

/** A connection that another tab holds: it tells what it hears, and answers how its line is when asked. */
export function relay(): Connection {
  const listeners = new Set<(happening: Happening) => void>()
  /** Not known before the other tab has said so. */
  let open: boolean | undefined
  let stop: (() => void) | undefined
  const tell = (happening: Happening): void => {
    for (const listener of [...listeners]) listener(happening)
  }
  const become = (now: boolean): void => {
    if (now === open) return
    open = now
    tell({ is: open ? 'open' : 'closed' })
  }
  return {
    connect() {
      stop ??= onWord((word) => {
        if (word['is'] === 'line') become(word['open'] === true)
        if (word['is'] !== 'event') return
        tell({ is: 'event', stream: text(word['stream']), name: text(word['name']), args: list(word['args']) })
      })
      tellTabs({ is: 'who' })
    },
    disconnect() {
      stop?.()
      stop = undefined
      open = undefined
    },
    check() {
      tellTabs({ is: 'hope' })
    },
    send(frame) {
      // The leader has subscribed before it says that its line is open; there is nothing to wait for.
      const { msg, id } = record(frame)
      if (msg === 'sub') queueMicrotask(() => tell({ is: 'ready', subscriptions: [text(id)] }))
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
