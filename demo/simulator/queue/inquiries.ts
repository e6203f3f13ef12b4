import type { ILivechatInquiryRecord } from '@rocket.chat/core-typings'
import { LivechatInquiryStatus } from '@rocket.chat/core-typings/dist/IInquiry'
import { newId } from '../ids.ts'
import { announceInquiry } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'

export type Inquiry = ILivechatInquiryRecord & { queuedAt?: Date; takenAt?: Date }

/** The question of a new room to the agents: who takes it? */
export function openInquiry(workspace: Workspace, room: Room, status: LivechatInquiryStatus): Inquiry {
  const { phone: _, ...v } = room.v
  const inquiry: Inquiry = {
    _id: newId(),
    rid: room._id,
    name: room.fname ?? room.v.username,
    ts: now(workspace),
    ...(room.departmentId && { department: room.departmentId }),
    message: '',
    status,
    v,
    t: 'l',
    source: room.source,
    priorityWeight: room.priorityWeight,
    estimatedWaitingTimeQueue: room.estimatedWaitingTimeQueue,
    ...(status === LivechatInquiryStatus.QUEUED && { queuedAt: now(workspace) }),
    _updatedAt: now(workspace),
  }
  workspace.inquiries.set(room._id, inquiry)
  announceInquiry(workspace, inquiry, 'inserted')
  return inquiry
}

export const inquiryOf = (workspace: Workspace, rid: string): Inquiry | undefined => workspace.inquiries.get(rid)

export function inquiryWithId(workspace: Workspace, _id: string): Inquiry | undefined {
  for (const inquiry of workspace.inquiries.values()) if (inquiry._id === _id) return inquiry
  return undefined
}

export const isQueued = ({ status }: Inquiry): boolean => status === LivechatInquiryStatus.QUEUED

/** First come, first served. */
export const queueOf = (workspace: Workspace, department?: string): Inquiry[] =>
  [...workspace.inquiries.values()]
    .filter((inquiry) => isQueued(inquiry) && inquiry.department === department)
    .sort((one, other) => one.ts.getTime() - other.ts.getTime())

export function queueInquiry(workspace: Workspace, inquiry: Inquiry): void {
  delete inquiry.takenAt
  Object.assign(inquiry, { status: LivechatInquiryStatus.QUEUED, queuedAt: now(workspace), _updatedAt: now(workspace) })
  announceInquiry(workspace, inquiry, 'updated')
}

export function markTaken(workspace: Workspace, inquiry: Inquiry): void {
  delete inquiry.queuedAt
  delete inquiry.defaultAgent
  Object.assign(inquiry, { status: LivechatInquiryStatus.TAKEN, takenAt: now(workspace), _updatedAt: now(workspace) })
  announceInquiry(workspace, inquiry, 'updated')
}

export function removeInquiry(workspace: Workspace, rid: string): void {
  const inquiry = workspace.inquiries.get(rid)
  if (!inquiry) return
  workspace.inquiries.delete(rid)
  announceInquiry(workspace, inquiry, 'removed')
}
