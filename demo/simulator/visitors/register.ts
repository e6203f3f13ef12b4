import type { ILivechatVisitor } from '@rocket.chat/core-typings'
import { UserStatus } from '@rocket.chat/core-typings/dist/UserStatus'
import { findDepartment } from '../departments/departments.ts'
import { newObjectId } from '../ids.ts'
import { failed, MeteorError } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { findVisitor, visitorWhere } from './visitors.ts'

export interface Registration {
  token: string
  id?: string
  name?: string
  email?: string
  phone?: string
  department?: string
  username?: string
}

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function checkEmail(email: string): void {
  if (!emailForm.test(email)) throw new MeteorError('error-invalid-email', `Invalid email ${email}`, { email })
}

function departmentId(workspace: Workspace, idOrName: string): string {
  const department = findDepartment(workspace, idOrName)
  if (department) return department._id
  throw workspace.generation === 8
    ? failed('error-invalid-department')
    : new MeteorError('error-invalid-department', 'The provided department is invalid')
}

/**
 * Who is it? First the token decides, then the phone, then the e-mail, compared in lower case but as it was typed, so that blanks
 * around it miss the stored one.
 */
function recognise(workspace: Workspace, { token, phone, email }: Registration): ILivechatVisitor | undefined {
  return (
    findVisitor(workspace, token) ??
    (phone ? visitorWhere(workspace, (known) => known.phone?.[0]?.phoneNumber === phone) : undefined) ??
    (email
      ? visitorWhere(workspace, (known) => known.visitorEmails?.some(({ address }) => address === email.toLowerCase()))
      : undefined)
  )
}

/** A phone keeps the token of its owner; an e-mail takes the new one, and the old one is worth nothing any more. */
function rebind(workspace: Workspace, visitor: ILivechatVisitor, { token, phone }: Registration): void {
  const matchedByPhone = phone !== undefined && visitor.phone?.[0]?.phoneNumber === phone
  if (visitor.token === token || matchedByPhone) return
  workspace.visitorIds.delete(visitor.token)
  visitor.token = token
  workspace.visitorIds.set(token, visitor._id)
}

function create(
  workspace: Workspace,
  { token, id = newObjectId(), username }: Registration,
  headers: Headers,
): ILivechatVisitor {
  const visitor: ILivechatVisitor = {
    _id: id,
    username: username ?? `guest-${++workspace.guestCount}`,
    token,
    ts: now(workspace),
    ...(setting(workspace, 'Livechat_Allow_collect_and_store_HTTP_header_informations') && {
      userAgent: headers.get('user-agent') ?? '',
      ip: headers.get('x-real-ip') ?? headers.get('x-forwarded-for') ?? '127.0.0.1',
      host: headers.get('host') ?? '',
    }),
    _updatedAt: now(workspace),
  }
  workspace.visitors.set(visitor._id, visitor)
  workspace.visitorIds.set(token, visitor._id)
  return visitor
}

/** Makes or updates a visitor. What is empty changes nothing: a name cannot be taken back this way. */
export function register(workspace: Workspace, wanted: Registration, headers: Headers): ILivechatVisitor {
  const email = wanted.email?.trim().toLowerCase()
  if (email) checkEmail(email)
  const known = recognise(workspace, wanted)
  const department =
    wanted.department && known?.department !== wanted.department && departmentId(workspace, wanted.department)
  const visitor = known ?? create(workspace, wanted, headers)
  rebind(workspace, visitor, wanted)
  return Object.assign(visitor, {
    status: UserStatus.ONLINE,
    ...(wanted.name && { name: wanted.name }),
    ...(email && { visitorEmails: [{ address: email }] }),
    ...(wanted.phone && { phone: [{ phoneNumber: wanted.phone }] }),
    ...(department && { department }),
    _updatedAt: now(workspace),
  })
}
