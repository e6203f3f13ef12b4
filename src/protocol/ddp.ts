import { type Json, list, parseJson, record, text } from './json.ts'

/** What the server says on the WebSocket, as far as a visitor needs it. */
export type Frame =
  | { is: 'connected' }
  /** The server wants to know whether we are there. */
  | { is: 'ping'; id: string }
  | { is: 'ready'; subscriptions: string[] }
  /** A subscription was refused, or ended by the server. */
  | { is: 'refused'; subscription: string }
  | { is: 'event'; stream: string; name: string; args: unknown[] }
  /** Alive, and nothing for us: pong, result, updated, and whatever later servers add. */
  | { is: 'noise' }

/** The first words of a connection. */
export const CONNECT = { msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] }
/** Asks whether the server is there; it answers with `pong`, which is noise. */
export const PING = { msg: 'ping' }

/** The answer to the server's ping. @param id the ping's, empty if it had none */
export const pong = (id: string): object => ({ msg: 'pong', ...(id && { id }) })

/** Asks for a stream; `ready` or `refused` answers. @param name e.g. `stream-room-messages` @param event e.g. the room's id */
export const subscribe = (id: string, name: string, event: string, token: string): object => ({
  msg: 'sub',
  id,
  name,
  params: [event, proof(token)],
})

/**
 * Tells the others in the room what the visitor is doing. The server answers a refusal like a success, so there is nothing to wait for.
 * @param activities `['user-typing']`, or nothing when they stopped
 */
export const announce = (id: string, rid: string, name: string, activities: string[], token: string): object => ({
  msg: 'method',
  id,
  method: 'stream-notify-room',
  params: [`${rid}/user-activity`, name, activities, { token }],
})

/** Streams ask for the token under two names. */
const proof = (token: string): object => ({ useCollection: false, args: [{ token, visitorToken: token }] })

/** One text frame → what it says. */
export function parseFrame(source: unknown): Frame {
  const frame = record(typeof source === 'string' ? parseJson(source) : undefined)
  switch (frame['msg']) {
    case 'connected':
      return { is: 'connected' }
    case 'ping':
      return { is: 'ping', id: text(frame['id']) }
    case 'ready':
      return { is: 'ready', subscriptions: list(frame['subs']).map(text) }
    case 'nosub':
      return { is: 'refused', subscription: text(frame['id']) }
    case 'changed':
      return event(text(frame['collection']), record(frame['fields']))
    default:
      return { is: 'noise' }
  }
}

const event = (stream: string, fields: Json): Frame => ({
  is: 'event',
  stream,
  name: text(fields['eventName']),
  args: list(fields['args']),
})
