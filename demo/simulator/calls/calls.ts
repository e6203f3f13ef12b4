import { authorOf, userNamed } from '../agents/users.ts'
import { newId } from '../ids.ts'
import { note, type SystemType } from '../messages/messages.ts'
import { failed } from '../refusals.ts'
import { accident } from '../trouble/accidents.ts'
import { findVisitor } from '../visitors/visitors.ts'
import { now } from '../workspace/clock.ts'
import type { User, Workspace } from '../workspace/workspace.ts'

/** A call-center room, as 6.x and 7.x have them. */
export interface CallRoom {
  _id: string
  t: 'v'
  name: string
  fname: string
  v: { _id: string; token: string; phone?: string }
  open?: true
  queue: string
  callUniqueId: string
  direction: 'inbound'
  ts: Date
  closedAt?: Date
  callDuration?: number
  callTotalHoldTime?: number
  closer?: 'visitor'
  closedBy?: { _id: string; username: string }
  tags?: string[]
  servedBy?: { _id: string; username: string; ts: Date }
}

/** Lets a visitor call in, on servers that have a call center. */
export function placeCall(workspace: Workspace, token: string): CallRoom {
  if (workspace.generation >= 8) throw failed('This version has no call rooms.')
  const visitor = findVisitor(workspace, token)
  const agent = userNamed(workspace, 'agent')
  if (!visitor || !agent) throw failed('invalid-token')
  const phone = visitor.phone?.[0]?.phoneNumber
  const room: CallRoom = {
    _id: newId(),
    t: 'v',
    name: `${visitor.name ?? visitor.username}`,
    fname: visitor.name ?? visitor.username,
    v: { _id: visitor._id, token, ...(phone && { phone }) },
    open: true,
    queue: 'support',
    callUniqueId: newId(),
    direction: 'inbound',
    ts: now(workspace),
    servedBy: { _id: agent._id, username: agent.username, ts: now(workspace) },
  }
  workspace.calls.set(room._id, room)
  note(workspace, room._id, 'voip-call-started' as SystemType, '', authorOf(agent))
  return room
}

export interface WrapUp {
  comment?: string
  tags?: string[]
}

/** Ends a call. The visitor counts as the closer although an agent ends it. The workspace has the licence for wrap-ups. */
export function endCall(workspace: Workspace, room: CallRoom, user: User, { comment, tags }: WrapUp = {}): void {
  if (accident(workspace, 'call') !== undefined) throw failed()
  const closedAt = now(workspace)
  const { _id, token } = room.v
  delete room.open
  Object.assign(room, {
    closedAt,
    callDuration: closedAt.getTime() - room.ts.getTime(),
    callTotalHoldTime: 0,
    closer: 'visitor',
    closedBy: { _id, username: findVisitor(workspace, token)?.username },
    ...(tags?.length && { tags }),
  })
  const extra = { voipData: { callDuration: room.callDuration, callStarted: room.ts } }
  const line = comment ? 'voip-call-wrapup' : 'voip-call-ended'
  note(workspace, room._id, line as SystemType, comment ?? '', authorOf(user), extra)
}
