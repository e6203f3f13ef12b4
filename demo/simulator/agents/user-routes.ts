import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { isUserCreateParamsPOST } from '@rocket.chat/rest-typings/dist/v1/users/UserCreateParamsPOST'
import { despiteTypes, type Endpoint, get, post } from '../http/endpoint.ts'
import { serveQueue } from '../queue/routing.ts'
import { forbidden, MeteorError, Refusal } from '../refusals.ts'
import { may } from '../workspace/permissions.ts'
import { addUser } from '../workspace/seed.ts'
import type { User, Workspace } from '../workspace/workspace.ts'
import { changePresence } from './agents.ts'
import { type Login, openSession, profileOf, userNamed, whoIs } from './users.ts'

const unauthorized = { success: false, error: 'Unauthorized', status: 'error', message: 'Unauthorized' }

/** The person a request names by id or username, or else the one who asks. */
function named(workspace: Workspace, { userId, username }: { userId?: string; username?: string }): User | undefined {
  return userId ? workspace.users.get(userId) : userNamed(workspace, username ?? '')
}

const personOr = (workspace: Workspace, wanted: { userId?: string; username?: string }, user: User): User => {
  if (!wanted.userId && !wanted.username) return user
  const found = named(workspace, wanted)
  if (!found)
    throw new MeteorError(
      'error-invalid-user',
      'The required "userId" or "username" param provided does not match any users',
    )
  return found
}

/** As one of the words that the published types know. */
const presenceOf = (status = UserStatus.OFFLINE): 'online' | 'offline' | 'away' | 'busy' =>
  status === UserStatus.DISABLED ? UserStatus.OFFLINE : status

export const peopleRoutes: Endpoint[] = [
  post('login', {}, ({ workspace, body }) => {
    const user = whoIs(workspace, body as Login)
    if (!user)
      throw new Refusal(401, workspace.generation < 9 ? unauthorized : { success: false, error: 'unauthorized' })
    const authToken = (body as Login).resume ?? openSession(workspace, user)
    return { status: 'success', data: { userId: user._id, authToken, me: profileOf(user) } }
  }),

  post('logout', { login: true }, ({ workspace, request }) => {
    workspace.sessions.delete(request.headers.get('x-auth-token') ?? '')
    return despiteTypes({ status: 'success', data: { message: "You've been logged out!" } })
  }),

  get('me', { login: true }, ({ user }) => despiteTypes(profileOf(user))),

  get('users.info', { login: true, typed: 7 }, ({ workspace, user, query }) => ({
    user: profileOf(personOr(workspace, query, user)),
  })),

  get('users.getStatus', { login: true, typed: 7 }, ({ workspace, user, query }) => {
    const { _id, status, statusText } = personOr(workspace, query, user)
    return { _id, status: presenceOf(status), ...(statusText && { message: statusText }) }
  }),

  post('users.setStatus', { login: true }, ({ workspace, user, body }) => {
    const { status, message, ...wanted } = body as {
      status?: UserStatus
      message?: string
      userId?: string
      username?: string
    }
    if (message === undefined && !status)
      throw new MeteorError('error-invalid-params', 'The `message` or `status` is required')
    const person = personOr(workspace, wanted, user)
    if (person !== user && !may(workspace, user, 'edit-other-user-info')) throw forbidden()
    if (status && !Object.values(UserStatus).includes(status))
      throw new MeteorError('error-invalid-status', 'Valid status types include online, away, offline, and busy.', {
        method: 'users.setStatus',
      })
    changePresence(workspace, person, status ?? person.status ?? UserStatus.ONLINE, message)
    serveQueue(workspace)
  }),

  post(
    'users.create',
    { login: true, permissions: ['create-user'], body: isUserCreateParamsPOST, typed: 7 },
    ({ workspace, body }) => {
      const { username, name, email, password = '', roles = ['user'] } = body
      if (userNamed(workspace, username))
        throw new MeteorError('error-field-unavailable', `<strong>${username}</strong> is already in use :(`)
      const user = addUser(workspace, { username, name, email, password, roles })
      return { user: profileOf(user) }
    },
  ),
]
