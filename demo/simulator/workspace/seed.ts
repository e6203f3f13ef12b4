import { ILivechatAgentStatus } from '@rocket.chat/core-typings/dist/ILivechatAgent'
import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { newId } from '../ids.ts'
import { now } from './clock.ts'
import type { User, Workspace } from './workspace.ts'

interface NewUser {
  username: string
  name: string
  email: string
  password: string
  roles: string[]
}

export function addUser(workspace: Workspace, { username, name, email, password, roles }: NewUser): User {
  const user: User = {
    _id: newId(),
    createdAt: now(workspace),
    _updatedAt: now(workspace),
    username,
    name,
    password,
    emails: [{ address: email, verified: true }],
    type: 'user',
    status: UserStatus.OFFLINE,
    active: true,
    roles,
  }
  workspace.users.set(user._id, user)
  return user
}

export function makeAgent(workspace: Workspace, user: User): void {
  if (!user.roles.includes('livechat-agent')) user.roles.push('livechat-agent')
  user.statusLivechat ??= ILivechatAgentStatus.AVAILABLE
  user.livechatCount ??= 0
  user._updatedAt = now(workspace)
}

const people: NewUser[] = [
  {
    username: 'admin',
    name: 'Vera Lindqvist',
    email: 'admin@example.com',
    password: 'admin',
    roles: ['admin', 'user'],
  },
  { username: 'agent', name: 'Amira Haddad', email: 'amira@example.com', password: 'agent', roles: ['user'] },
  { username: 'agent2', name: 'Jonas Lind', email: 'jonas@example.com', password: 'agent2', roles: ['user'] },
]

/** An administrator, and two agents who are there and available. */
export function seed(workspace: Workspace): Workspace {
  for (const person of people) {
    const user = addUser(workspace, person)
    user.status = UserStatus.ONLINE
    if (person.username !== 'admin') makeAgent(workspace, user)
  }
  return workspace
}
