import { createHash } from 'node:crypto'
import type { IUser } from '@rocket.chat/core-typings'
import { newId } from '../ids.ts'
import type { User, Workspace } from '../workspace/workspace.ts'

/** Writes the notes that no person makes, such as a visit to a page. */
export const rocketCat = { _id: 'rocket.cat', username: 'rocket.cat', name: 'Rocket.Cat' }

export function userNamed(workspace: Workspace, username: string): User | undefined {
  for (const user of workspace.users.values()) if (user.username === username) return user
  return undefined
}

function userWithEmail(workspace: Workspace, email: string): User | undefined {
  for (const user of workspace.users.values()) if (user.emails?.some(({ address }) => address === email)) return user
  return undefined
}

/** What the rest of a document says of a person. */
export const authorOf = ({ _id, username, name }: User): { _id: string; username: string; name: string } => ({
  _id,
  username,
  name,
})

/** Clients send a password as text, or only its digest. */
function isPasswordOf(user: User, password: unknown): boolean {
  if (typeof password === 'string') return password === user.password
  const { digest } = (password ?? {}) as { digest?: unknown }
  return digest === createHash('sha256').update(user.password).digest('hex')
}

export interface Login {
  user?: string | { username?: string; email?: string }
  username?: string
  email?: string
  password?: unknown
  resume?: string
}

/** Finds who is signing in; nobody when the name or the password is wrong. */
export function whoIs(workspace: Workspace, { user, username, email, password, resume }: Login): User | undefined {
  if (resume !== undefined) return workspace.users.get(workspace.sessions.get(resume) ?? '')
  const named = typeof user === 'object' ? (user.username ?? user.email) : (user ?? username ?? email)
  if (typeof named !== 'string') return undefined
  const found = named.includes('@') ? userWithEmail(workspace, named) : userNamed(workspace, named)
  return found?.active && isPasswordOf(found, password) ? found : undefined
}

export function openSession(workspace: Workspace, user: User): string {
  const token = newId(43)
  workspace.sessions.set(token, user._id)
  return token
}

/** What a user may read of themselves; a password never leaves. */
export function profileOf({ password: _, ...user }: User): IUser & { email?: string; avatarUrl: string } {
  const email = user.emails?.[0]?.address
  return { ...user, ...(email && { email }), avatarUrl: `/avatar/${user.username}` }
}
