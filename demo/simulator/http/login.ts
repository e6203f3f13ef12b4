import { Refusal } from '../refusals.ts'
import { may } from '../workspace/permissions.ts'
import type { Generation, User, Workspace } from '../workspace/workspace.ts'
import type { Rules } from './endpoint.ts'

const mustLogIn = 'You must be logged in to do this.'

/** 6.x has two keys of this body, 9.x the two others, and between them it says everything twice. */
const loggedOut = (generation: Generation): Refusal =>
  new Refusal(401, {
    ...(generation > 6 && { success: false, error: mustLogIn }),
    ...(generation < 9 && { status: 'error', message: mustLogIn }),
  })

export function signedIn(workspace: Workspace, headers: Headers): User | undefined {
  const userId = headers.get('x-user-id') ?? ''
  const token = headers.get('x-auth-token') ?? ''
  return workspace.sessions.get(token) === userId ? workspace.users.get(userId) : undefined
}

export function checkLogin({ generation }: Workspace, user: User | undefined, { login }: Rules): void {
  if (login && !user) throw loggedOut(generation)
}

export function checkPermissions(workspace: Workspace, user: User | undefined, { permissions }: Rules): void {
  if (!permissions || !user) return
  const has = (permission: string): boolean => may(workspace, user, permission)
  if (Array.isArray(permissions) ? permissions.every(has) : permissions.any.some(has)) return
  throw new Refusal(403, {
    success: false,
    error: 'User does not have the permissions required for this action [error-unauthorized]',
  })
}
