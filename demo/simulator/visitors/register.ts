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

/** Since registration moved to a package of its own in 7.x, the verdict on an e-mail is not used any more. */
function checkEmail({ generation }: Workspace, email: string): void {
  if (generation > 6 || /^[^@]+@[^@]+$/.test(email)) return
  const details = { function: 'Livechat.validateEmail', email }
  throw new MeteorError('error-invalid-email', `Invalid email ${email}`, details)
}

function departmentId(workspace: Workspace, idOrName: string): string {
  const department = findDepartment(workspace, idOrName)
  if (department) return department._id
  throw workspace.generation >= 8
    ? failed('error-invalid-department')
    : new MeteorError('error-invalid-department', 'The provided department is invalid')
}

const hasPhone = ({ phone }: ILivechatVisitor, number: string): boolean =>
  !!phone?.some(({ phoneNumber }) => phoneNumber === number)

/**
 * Who is it? First the token decides, then the phone, then the e-mail, compared in lower case but as it was typed, so that blanks
 * around it miss the stored one.
 */
function recognise(workspace: Workspace, { token, phone, email }: Registration): ILivechatVisitor | undefined {
  return (
    findVisitor(workspace, token) ??
    (phone ? visitorWhere(workspace, (known) => hasPhone(known, phone)) : undefined) ??
    (email
      ? visitorWhere(workspace, (known) => known.visitorEmails?.some(({ address }) => address === email.toLowerCase()))
      : undefined)
  )
}

/** A phone keeps the token of its owner; an e-mail takes the new one, and the old one is worth nothing any more. */
function rebind(workspace: Workspace, visitor: ILivechatVisitor, { token, phone }: Registration): void {
  const matchedByPhone = phone !== undefined && hasPhone(visitor, phone)
  if (visitor.token === token || matchedByPhone) return
  workspace.visitorIds.delete(visitor.token)
  visitor.token = token
  workspace.visitorIds.set(token, visitor._id)
}

/** What the request itself tells of a visitor. Only generation 6 asks the setting that is meant for it. */
function headerData(workspace: Workspace, headers: Headers): Partial<ILivechatVisitor> {
  const isStored =
    workspace.generation > 6 || setting(workspace, 'Livechat_Allow_collect_and_store_HTTP_header_informations')
  if (!isStored) return {}
  const ip = headers.get('x-real-ip') ?? headers.get('x-forwarded-for')
  return { userAgent: headers.get('user-agent') ?? '', ...(ip && { ip }), host: headers.get('host') ?? '' }
}

/** Makes a visitor. Another visitor whose id is named is taken over: the token, the username and the time are new, the rest stays. */
function create(
  workspace: Workspace,
  { token, id = newObjectId(), username }: Registration,
  headers: Headers,
): ILivechatVisitor {
  const taken = workspace.visitors.get(id)
  if (taken) workspace.visitorIds.delete(taken.token)
  const visitor: ILivechatVisitor = {
    ...taken,
    _id: id,
    username: username ?? `guest-${++workspace.guestCount}`,
    token,
    ts: now(workspace),
    ...headerData(workspace, headers),
    _updatedAt: now(workspace),
  }
  workspace.visitors.set(visitor._id, visitor)
  workspace.visitorIds.set(token, visitor._id)
  return visitor
}

/** Makes or updates a visitor. What is empty changes nothing: a name cannot be taken back this way. */
export function register(workspace: Workspace, wanted: Registration, headers: Headers): ILivechatVisitor {
  const email = wanted.email?.trim().toLowerCase()
  if (email) checkEmail(workspace, email)
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
