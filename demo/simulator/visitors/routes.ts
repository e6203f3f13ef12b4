import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import type { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
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

/** The name over an open conversation follows its visitor. */
function renameRooms(workspace: Workspace, { token, name }: ILivechatVisitor): void {
  for (const room of roomsOf(workspace, token)) {
    if (room.open && name) renameRoom(workspace, room, name)
  }
}

function known(workspace: Workspace, token: string): ILivechatVisitor {
  const visitor = findVisitor(workspace, token)
  if (!visitor) throw new MeteorError('invalid-token')
  return visitor
}

export const visitorRoutes: Endpoint[] = [
  post('livechat/visitor', { rate: { calls: 5, ms: 60_000 } }, ({ workspace, body, request }) => {
    check(body, registration)
    const wanted = body['visitor'] as Registration & { customFields?: Wish[] }
    if (!wanted.token.trim())
      throw new MeteorError('error-invalid-token', 'Token cannot be empty', { method: 'livechat/visitor' })
    const mishap = accident(workspace, 'register')
    if (mishap !== undefined)
      throw new MeteorError('error-livechat-visitor-registration', mishap, { method: 'livechat/visitor' })
    const visitor = register(workspace, wanted, request.headers)
    renameRooms(workspace, visitor)
    if (wanted.customFields?.length) saveVisitorFields(workspace, visitor, wanted.customFields)
    return { visitor }
  }),

  get('livechat/visitor/:token', {}, ({ workspace, params }) => ({ visitor: known(workspace, params.token) })),

  del('livechat/visitor/:token', {}, ({ workspace, params }) => {
    const visitor = known(workspace, params.token)
    // The switch that was made for privacy law lets a visitor go in the middle of a conversation.
    const evenOpen = setting(workspace, 'Livechat_Allow_collect_and_store_HTTP_header_informations')
    if (openRoomOf(workspace, params.token) && !evenOpen)
      throw new MeteorError('visitor-has-open-rooms', 'Cannot remove visitors with opened rooms')
    const mishap = accident(workspace, 'forget')
    if (mishap !== undefined) throw new MeteorError('error-removing-visitor', mishap)
    eraseVisitor(workspace, visitor)
    return { visitor: { _id: visitor._id, ts: now(workspace).toISOString() } }
  }),

  post('livechat/visitor.status', {}, ({ workspace, body }) => {
    check(body, { keys: { token: 'string', status: 'string' } })
    const { token, status } = body as { token: string; status: UserStatus }
    known(workspace, token)
    changeVisitorStatus(workspace, token, status)
    return { token, status }
  }),
]
