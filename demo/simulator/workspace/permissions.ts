import { permissionDefaults, roleNames } from './permission-defaults.ts'
import type { User, Workspace } from './workspace.ts'

const rolesOf = (workspace: Workspace, permission: string): string[] =>
  workspace.permissions.get(permission) ?? permissionDefaults[permission] ?? []

export const may = (workspace: Workspace, user: User, permission: string): boolean =>
  rolesOf(workspace, permission).some((role) => user.roles.includes(role))

export const isPermission = (id: string): boolean => Object.hasOwn(permissionDefaults, id)

export const isRole = (id: string): boolean => roleNames.includes(id)

export const allPermissions = (workspace: Workspace): { _id: string; roles: string[] }[] =>
  Object.keys(permissionDefaults).map((_id) => ({ _id, roles: rolesOf(workspace, _id) }))
