import { rocketCat } from '../agents/users.ts'
import { publish } from '../streams/streams.ts'
import { setting } from '../workspace/settings.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { inquiryOf, isQueued, queueOf } from './inquiries.ts'

export interface QueueInfo {
  spot: number
  message?: { text: string; user: { _id: string; username: string } }
  estimatedWaitTimeSeconds?: number
}

/** How long the conversations served so far took to be taken, on average; unknown before the first. */
function estimate(workspace: Workspace, department: string | undefined): number | undefined {
  const waits = [...workspace.rooms.values()].flatMap(({ servedBy, queuedAt, departmentId }) =>
    servedBy && queuedAt && departmentId === department ? servedBy.ts.getTime() - queuedAt.getTime() : [],
  )
  return waits.length ? Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / 1000) : undefined
}

/** A visitor's place in the queue, where the workspace has one and counts it. */
export function queueInfo(workspace: Workspace, rid: string): QueueInfo | undefined {
  const inquiry = inquiryOf(workspace, rid)
  if (!inquiry || !isQueued(inquiry) || !setting(workspace, 'Livechat_waiting_queue')) return undefined
  if (!setting(workspace, 'Omnichannel_calculate_dispatch_service_queue_statistics')) return undefined
  const { department } = inquiry
  const spot = queueOf(workspace, department).indexOf(inquiry) + 1
  const custom = department && workspace.departments.get(department)?.waitingQueueMessage
  const text = custom || setting(workspace, 'Livechat_waiting_queue_message')
  const estimatedWaitTimeSeconds = estimate(workspace, department)
  const { _id, username } = rocketCat
  return {
    spot,
    ...(text && { message: { text, user: { _id, username } } }),
    ...(estimatedWaitTimeSeconds !== undefined && { estimatedWaitTimeSeconds: estimatedWaitTimeSeconds * spot }),
  }
}

const announcing = new WeakSet<Workspace>()

/** The queue's news come a second after it moved, and once for several moves. */
export function announceQueue(workspace: Workspace): void {
  if (announcing.has(workspace) || !setting(workspace, 'Livechat_waiting_queue')) return
  announcing.add(workspace)
  setTimeout(() => {
    announcing.delete(workspace)
    for (const { rid } of workspace.inquiries.values()) {
      const data = queueInfo(workspace, rid)
      if (data) publish(workspace, 'livechat-room', rid, { type: 'queueData', data })
    }
  }, 1000).unref()
}
