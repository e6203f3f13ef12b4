import { backoff } from './backoff.ts'
import { announce, subscribe } from './ddp.ts'
import type { Connection } from './socket.ts'
import { after } from './timer.ts'

/** A stream that a visitor or an agent listens to: publication and event name, e.g. `stream-notify-room`, `<rid>/deleteMessage`. */
export interface Stream {
  name: string
  event: string
  receive(args: unknown[]): void
  /** From here on nothing is missed. Told after every (re)connection. */
  ready?(): void
  /** The server does not let us listen (any more): most likely the room has been closed. It is asked again after a pause. */
  refused?(): void
}

/** What carries a conversation: messages, who serves the room, and, on the third, typing and deletions. */
export const STREAMS = {
  messages: 'stream-room-messages',
  room: 'stream-livechat-room',
  notify: 'stream-notify-room',
} as const

/**
 * Keeps streams subscribed on a connection, with fresh ids each time it opens. A refused one is asked for again, after growing pauses.
 * @returns stops listening to the connection, which it leaves open
 */
export function listenTo(connection: Connection, token: string, streams: Stream[]): () => void {
  const byId = new Map<string, [stream: Stream, failures: number]>()
  const begin = (stream: Stream, failures: number): void => {
    const id = nextId()
    byId.set(id, [stream, failures])
    connection.send(subscribe(id, stream.name, stream.event, token))
  }
  const retry = (id: string): void => {
    const [stream, failures] = byId.get(id) ?? []
    if (!stream || !failures) return
    // By then the connection may be another one, or not wanted any more.
    after(backoff(failures), () => byId.delete(id) && begin(stream, failures + 1))
    stream.refused?.()
  }
  const stop = connection.on((happening) => {
    if (happening.is === 'open') {
      byId.clear()
      for (const stream of streams) begin(stream, 1)
    } else if (happening.is === 'event') {
      streams.find(({ name, event }) => name === happening.stream && event === happening.name)?.receive(happening.args)
    } else if (happening.is === 'ready') {
      for (const id of happening.subscriptions) byId.get(id)?.[0].ready?.()
    } else if (happening.is === 'refused') retry(happening.subscription)
  })
  return () => {
    stop()
    byId.clear()
  }
}

/** Tells the agent that the visitor is typing, or has stopped; nothing comes back. @param name of the visitor, as the agent reads it */
export const announceTyping = (
  connection: Connection,
  rid: string,
  token: string,
  name: string,
  typing: boolean,
): void => connection.send(announce(nextId(), rid, name, typing ? ['user-typing'] : [], token))

let last = 0
const nextId = (): string => `${++last}`
