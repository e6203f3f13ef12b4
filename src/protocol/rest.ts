// What a visitor can ask of the server, one function per endpoint; rooms and messages have files of their own. Every function rejects
// with the errors of `request`; the codes named are those of `RefusedError`. Facts are those of server 8.8, or as it says. Each `proof`
// names fields that every version answers.
import { type Config, parseConfig } from './config.ts'
import type { CustomField } from './custom-field.ts'
import { RefusedError } from './errors.ts'
import { record, text, time } from './json.ts'
import { request, type Server } from './request.ts'
import { parseVisitor, type Visitor } from './visitor.ts'

export interface Registration {
  token: string
  name?: string | undefined
  email?: string | undefined
  /** Department id or name. */
  department?: string | undefined
  phone?: string | undefined
  customFields?: CustomField[] | undefined
}

const segment = encodeURIComponent

/**
 * `GET livechat/config`: what the admin set up and, for a known token, the visitor, the open room and its agent.
 * An unknown token is no error; the answer then has no visitor. A proxy may answer with the configuration of another visitor.
 */
export const getConfig = (
  server: Server,
  about: Partial<Record<'token' | 'department' | 'businessUnit', string | undefined>> = {},
): Promise<Config> =>
  request(server, 'livechat/config', {
    query: about,
    proof: ({ config }) => {
      const { enabled, guest } = record(config)
      return typeof enabled === 'boolean' && (!guest || record(guest)['token'] === about.token) && parseConfig(config)
    },
  })

/**
 * `POST livechat/visitor`: registers the visitor, or updates one that the server knows by token, phone or e-mail.
 *
 * Keep the token of the answer: a visitor known by the phone number keeps theirs. Empty fields leave what is there.
 * Allowed five times a minute.
 *
 * @throws {RefusedError} `error-invalid-department`, `error-invalid-email`, `Missing required custom fields: a, b`, …
 */
export const registerVisitor = (server: Server, visitor: Registration): Promise<Visitor> =>
  request(server, 'livechat/visitor', {
    json: { visitor },
    proof: (answer) => {
      const registered = parseVisitor(answer['visitor'])
      return registered.id && registered
    },
  })

/** `GET livechat/visitor/<token>`: whether the server knows a visitor with this token. */
export const knowsVisitor = (server: Server, token: string): Promise<boolean> =>
  request(server, `livechat/visitor/${segment(token)}`, {
    proof: ({ visitor }) => record(visitor)['token'] === token,
  }).catch((error: unknown) => {
    if (error instanceof RefusedError && error.code === 'invalid-token') return false
    throw error
  })

/** What is left of a visitor that was forgotten. */
export interface Deletion {
  /** The id that the visitor had on the server. */
  id: string
  /** When the server deleted them, in milliseconds of its clock. */
  at: number
}

/**
 * `DELETE livechat/visitor/<token>` (6.x to 8.x): deletes the visitor with all rooms, messages and files. The stream says nothing about
 * it. No body; answer `{visitor: {_id, ts}, success: true}`. Source: `omnichannel/visitor.ts` and `guests.ts` of the server, 8.8.
 *
 * @throws {RefusedError} status 400:
 *   `invalid-token`: nobody with this token, perhaps deleted before;
 *   `visitor-has-open-rooms`: close the room first (not when the server collects header information: then open rooms go too);
 *   `error-removing-visitor`: the server failed half-way, ask again
 */
export const deleteVisitor = (server: Server, token: string): Promise<Deletion> =>
  request(server, `livechat/visitor/${segment(token)}`, {
    method: 'DELETE',
    proof: ({ visitor }) => {
      const { _id, ts } = record(visitor)
      const deletion = { id: text(_id), at: time(ts) }
      return deletion.id && deletion.at && deletion
    },
  })
