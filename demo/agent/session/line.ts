import { reconnect } from '../../../src/protocol/reconnect.ts'
import { type Connection, type Happening, socket } from '../../../src/protocol/socket.ts'
import type { Stream } from '../../../src/protocol/streams.ts'
import { onHope } from '../../../src/session/hope.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { socketAddress } from './server.ts'

/** Whether the server can be heard. `open`: from here on nothing that was asked for is missed. */
export const $line = fact<'connecting' | 'open' | 'waiting'>('connecting')

const streams = new Map<string, Stream>()
let line: Connection | undefined
let lastId = 0
/** The subscription that was asked for last while the line opened: the server takes one after the other, so it comes last. */
let awaited = ''

const nextId = (): string => `${++lastId}`

/** Opens the line. It comes back for ever, and with it every stream. */
export function startLine(): () => void {
  const connection = reconnect(socket(socketAddress()), onHope)
  const stop = connection.on(heed)
  line = connection
  connection.connect()
  return () => {
    stop()
    connection.disconnect()
    line = undefined
    streams.clear()
  }
}

/** @returns stops listening */
export function listen(stream: Stream): () => void {
  const id = nextId()
  streams.set(id, stream)
  if ($line.get() === 'open') subscribe(id, stream)
  return () => {
    if (streams.delete(id)) line?.send({ msg: 'unsub', id })
  }
}

/** Tells the room what the agent is doing. Lost when nobody listens, as it should be. */
export function sayTyping(rid: string, name: string, typing: boolean): void {
  const activities = typing ? ['user-typing'] : []
  line?.send({
    msg: 'method',
    id: nextId(),
    method: 'stream-notify-room',
    params: [`${rid}/user-activity`, name, activities],
  })
}

function heed(happening: Happening): void {
  if (happening.is === 'open') arrive()
  else if (happening.is === 'closed') $line.set('waiting')
  else if (happening.is === 'event') {
    for (const { name, event, receive } of streams.values())
      if (name === happening.stream && event === happening.name) receive(happening.args)
  } else if (happening.is === 'ready') {
    for (const id of happening.subscriptions) settle(id, 'ready')
  } else if (happening.is === 'refused') settle(happening.subscription, 'refused')
}

/** The login goes first; the server hears the rest in its light. */
function arrive(): void {
  line?.send({ msg: 'method', id: nextId(), method: 'login', params: [{ resume: asAgent().authToken }] })
  for (const [id, stream] of streams) {
    subscribe(id, stream)
    awaited = id
  }
}

function subscribe(id: string, { name, event }: Stream): void {
  line?.send({ msg: 'sub', id, name, params: [event, false] })
}

function settle(id: string, how: 'ready' | 'refused'): void {
  if (id === awaited && $line.get() !== 'open') {
    $line.set('open')
    // What was asked for while the line opened has waited for this.
    for (const [other, stream] of streams) if (Number(other) > Number(awaited)) subscribe(other, stream)
  }
  streams.get(id)?.[how]?.()
}
