import { ProtocolError } from './errors.ts'
import { list, record, text } from './json.ts'

/** The person in this browser, as the server knows them. */
export interface Visitor {
  /** The server's id; the author of their messages. Empty until the server has answered a registration. */
  id: string
  /** The only credential: whoever has it can read, close and delete. 64 hex digits when we made it, any string otherwise. */
  token: string
  /** Empty when they have not given one. */
  name: string
  /** What the server calls them until then: `guest-1`. */
  username: string
  email: string
  /** Department id; empty for none. */
  department: string
}

/** @throws {ProtocolError} without a token nothing can be asked in this visitor's name */
export function parseVisitor(value: unknown): Visitor {
  const visitor = record(value)
  const token = text(visitor['token'])
  if (!token) throw new ProtocolError('visitor')
  return {
    id: text(visitor['_id']),
    token,
    name: text(visitor['name']),
    username: text(visitor['username']),
    email: text(record(list(visitor['visitorEmails'])[0])['address']),
    department: text(visitor['department']),
  }
}
