import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import type { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { ajv } from '@rocket.chat/rest-typings/dist/v1/Ajv'
import { isLivechatVisitorStatusProps } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { saveVisitorFields, type Wish } from '../custom-fields/custom-fields.ts'
import { check } from '../http/check.ts'
import { del, type Endpoint, get, post } from '../http/endpoint.ts'
import { MeteorError } from '../refusals.ts'
import { openRoomOf, roomsOf } from '../rooms/find.ts'
import { renameRoom } from '../rooms/rename.ts'
import { accident } from '../trouble/accidents.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { eraseVisitor } from './erase.ts'
import { type Registration, register } from './register.ts'
import { changeVisitorStatus } from './status.ts'
import { findVisitor } from './visitors.ts'

const registration = {
  keys: {
    visitor: {
      open: true,
      keys: {
        token: 'string',
        name: 'maybe string',
        email: 'maybe string',
        department: 'maybe string',
        phone: 'maybe string',
        username: 'maybe string',
        customFields: { maybe: [{ open: true, keys: { key: 'string', value: 'string', overwrite: 'boolean' } }] },
      },
    },
  },
} as const

/** Since 9.x. The published package does not have it. */
const isRegistration = ajv.compile<{ visitor: Registration & { customFields?: Wish[] } }>({
  type: 'object',
  properties: {
    visitor: {
      type: 'object',
      properties: {
        token: { type: 'string' },
        ...Object.fromEntries(
          ['id', 'name', 'email', 'department', 'phone', 'username'].map((key) => [
            key,
            { type: 'string', nullable: true },
          ]),
        ),
        customFields: {
          type: 'array',
          nullable: true,
          items: {
            type: 'object',
            properties: { key: { type: 'string' }, value: { type: 'string' }, overwrite: { type: 'boolean' } },
            required: ['key', 'value'],
          },
        },
      },
      required: ['token'],
      additionalProperties: true,
    },
  },
  required: ['visitor'],
  additionalProperties: false,
})

/** The name over an open conversation follows its visitor. */
function renameRooms(workspace: Workspace, { token, name }: ILivechatVisitor): void {
  for (const room of roomsOf(workspace, token)) {
    if (room.open && name) renameRoom(workspace, room, name)
  }
}

function known(workspace: Workspace, token: string): ILivechatVisitor {
  const visitor = findVisitor(workspace, token)
  if (visitor) return visitor
  throw new MeteorError('invalid-token', workspace.generation < 9 ? undefined : 'Invalid token')
}

const typed = { typed: 9, schemaSince: 9 } as const

/** The sentence lost its spelling mistake in 9.x. */
const removalFailed = ({ generation }: Workspace, words: string): MeteorError =>
  new MeteorError('error-removing-visitor', generation < 9 ? words : words.replace('ocurred', 'occurred'))

export const visitorRoutes: Endpoint[] = [
  post(
    'livechat/visitor',
    { ...typed, body: isRegistration, rate: { calls: 5, ms: 60_000 } },
    ({ workspace, body, request }) => {
      if (workspace.generation < 9) check(body, registration)
      const wanted = body.visitor
      if (!wanted.token.trim())
        throw new MeteorError('error-invalid-token', 'Token cannot be empty', { method: 'livechat/visitor' })
      const mishap = accident(workspace, 'register')
      if (mishap !== undefined)
        throw new MeteorError('error-livechat-visitor-registration', mishap, { method: 'livechat/visitor' })
      const visitor = register(workspace, wanted, request.headers)
      renameRooms(workspace, visitor)
      if (wanted.customFields?.length) saveVisitorFields(workspace, visitor, wanted.customFields)
      return { visitor }
    },
  ),

  get('livechat/visitor/:token', {}, ({ workspace, params }) => ({ visitor: known(workspace, params.token) })),

  del('livechat/visitor/:token', { rate: { calls: 5, ms: 60_000, since: 9 } }, ({ workspace, params }) => {
    const visitor = known(workspace, params.token)
    // The switch that was made for privacy law lets a visitor go in the middle of a conversation.
    const evenOpen = setting(workspace, 'Livechat_Allow_collect_and_store_HTTP_header_informations')
    if (openRoomOf(workspace, params.token) && !evenOpen)
      throw new MeteorError('visitor-has-open-rooms', 'Cannot remove visitors with opened rooms')
    const mishap = accident(workspace, 'forget')
    if (mishap !== undefined) throw removalFailed(workspace, mishap)
    eraseVisitor(workspace, visitor)
    return { visitor: { _id: visitor._id, ts: now(workspace).toISOString() } }
  }),

  post('livechat/visitor.status', { ...typed, body: isLivechatVisitorStatusProps }, ({ workspace, body }) => {
    if (workspace.generation < 9) check(body, { keys: { token: 'string', status: 'string' } })
    const { token, status } = body as { token: string; status: UserStatus }
    known(workspace, token)
    changeVisitorStatus(workspace, token, status)
    return { token, status }
  }),
]
