import { isReady, readyAgents, tellVisitorOfAgent } from '../agents/agents.ts'
import { authorOf } from '../agents/users.ts'
import { note } from '../messages/messages.ts'
import { MeteorError } from '../refusals.ts'
import { subscribe, subscriptionsIn, unsubscribe } from '../rooms/subscriptions.ts'
import { announceRoom } from '../streams/changes.ts'
import { now } from '../workspace/clock.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { type Inquiry, inquiryOf, markTaken, queueInquiry, queueOf } from './inquiries.ts'
import { announceQueue } from './places.ts'

const QUEUE_WORKER_DELAY_MS = 1000

const methods = ['Auto_Selection', 'Load_Balancing', 'Load_Rotation', 'Manual_Selection']

/** Does the server choose the agent, or do agents choose from the queue? */
export function choosesAgents(workspace: Workspace): boolean {
  const method = setting(workspace, 'Livechat_Routing_Method')
  if (!methods.includes(method)) throw new MeteorError('error-routing-method-not-available')
  return method !== 'Manual_Selection'
}

/** The licensed limit of conversations that one agent has at a time; 0 is none. */
function isFree(workspace: Workspace, agent: User): boolean {
  const limit = setting(workspace, 'Livechat_maximum_chats_per_agent')
  if (!limit || !setting(workspace, 'Livechat_waiting_queue')) return true
  let busy = 0
  for (const { open, servedBy } of workspace.rooms.values()) if (open && servedBy?._id === agent._id) busy += 1
  return busy < limit
}

const lastRouting = ({ lastRoutingTime }: User): number => lastRoutingTime?.getTime() ?? 0

/** Whose turn it is: the one with the fewest so far, then by name. Being asked counts as a turn, even by `agent.next`. */
export function nextAgent(workspace: Workspace, departmentId?: string): User | undefined {
  if (!choosesAgents(workspace)) return undefined
  const count = ({ _id, livechatCount = 0 }: User): number => {
    const member = workspace.departmentAgents.find((one) => one.agentId === _id && one.departmentId === departmentId)
    return departmentId ? (member?.count ?? 0) : livechatCount
  }
  const turn = setting(workspace, 'Livechat_Routing_Method') === 'Load_Rotation' ? lastRouting : count
  const [agent] = readyAgents(workspace, departmentId)
    .filter((one) => isFree(workspace, one))
    .sort((one, other) => turn(one) - turn(other) || one.username.localeCompare(other.username))
  const member = workspace.departmentAgents.find(
    (one) => one.agentId === agent?._id && one.departmentId === departmentId,
  )
  if (member) member.count += 1
  if (agent) Object.assign(agent, { livechatCount: (agent.livechatCount ?? 0) + 1, lastRoutingTime: now(workspace) })
  return agent
}

/** The bot that gets a new conversation, where the workspace gives them to bots first. */
export const nextBot = (workspace: Workspace, departmentId?: string): User | undefined =>
  setting(workspace, 'Livechat_assign_new_conversation_to_bot')
    ? readyAgents(workspace, departmentId).find(({ roles }) => roles.includes('bot'))
    : undefined

/** The agent joins: the room knows, the visitor sees it, and two lines are written. */
export function assign(workspace: Workspace, room: Room, agent: User): void {
  subscribe(workspace, room, agent)
  room.servedBy = { _id: agent._id, username: agent.username, ts: now(workspace) }
  room.usersCount += 1
  note(workspace, room._id, 'command', 'connected', authorOf(agent))
  note(workspace, room._id, 'uj', '', authorOf(agent))
  tellVisitorOfAgent(workspace, room._id, agent._id)
}

export function takeInquiry(workspace: Workspace, inquiry: Inquiry, agent: User): void {
  const room = workspace.rooms.get(inquiry.rid)
  if (!room?.open || room.servedBy?._id === agent._id) return
  markTaken(workspace, inquiry)
  assign(workspace, room, agent)
  announceRoom(workspace, room)
  announceQueue(workspace)
}

/** Everyone else leaves; each leaving is a line in the room. */
export function removeAgents(workspace: Workspace, room: Room, except?: string): void {
  for (const subscription of subscriptionsIn(workspace, room._id)) {
    if (subscription.u._id === except) continue
    unsubscribe(workspace, subscription)
    const { _id, username = '', name } = subscription.u
    note(workspace, room._id, 'ul', username, { _id, username, ...(name && { name }) })
  }
}

/** Back to the queue, as if nobody had taken it. Since 8.x the queue shows the room's last message. */
export function unassign(workspace: Workspace, room: Room, inquiry: Inquiry): void {
  if (room.servedBy) {
    delete room.servedBy
    removeAgents(workspace, room)
    tellVisitorOfAgent(workspace, room._id)
  }
  queueInquiry(workspace, inquiry)
  announceQueue(workspace)
}

/** Gives a conversation that its agent returns to whoever is next; nothing happens to one that nobody serves. */
export function returnToQueue(workspace: Workspace, room: Room, departmentId: string | undefined): boolean {
  const inquiry = inquiryOf(workspace, room._id)
  const agent = workspace.users.get(room.servedBy?._id ?? '')
  if (!inquiry || !agent) return false
  if (workspace.generation >= 8 && room.lastMessage) inquiry.lastMessage = room.lastMessage
  const transferredBy = { ...authorOf(agent), userType: 'agent' as const }
  const { _id, username } = agent
  const transferData = { transferredBy, ts: now(workspace), scope: 'queue' as const }
  note(workspace, room._id, 'livechat_transfer_history', '', { _id, username }, { transferData })
  if (departmentId) moveToDepartment(workspace, room, inquiry, departmentId)
  unassign(workspace, room, inquiry)
  return true
}

export function moveToDepartment(workspace: Workspace, room: Room, inquiry: Inquiry, department: string): void {
  room.departmentId = department
  inquiry.department = department
  for (const subscription of subscriptionsIn(workspace, room._id)) subscription.department = department
}

/** Gives a waiting inquiry to whoever's turn it is, when the server chooses and somebody is there. */
export function delegate(workspace: Workspace, inquiry: Inquiry, wanted?: User): boolean {
  const chosen = wanted && isReady(workspace, wanted) ? wanted : undefined
  const agent = chosen ?? nextAgent(workspace, inquiry.department)
  if (agent) takeInquiry(workspace, inquiry, agent)
  return agent !== undefined
}

/** With a waiting queue, a place that has become free goes to the one who has waited longest. */
export function serveQueue(workspace: Workspace): void {
  announceQueue(workspace)
  if (!setting(workspace, 'Livechat_waiting_queue') || !choosesAgents(workspace)) return
  const departments = new Set([...workspace.inquiries.values()].map(({ department }) => department))
  for (const department of departments)
    for (const inquiry of queueOf(workspace, department)) if (!delegate(workspace, inquiry)) break
}

const awake = new WeakSet<Workspace>()

/** A worker of the server hands on what waits, a moment after it was queued. */
export function wakeQueueWorker(workspace: Workspace): void {
  if (awake.has(workspace) || !setting(workspace, 'Livechat_waiting_queue')) return
  awake.add(workspace)
  setTimeout(() => {
    awake.delete(workspace)
    serveQueue(workspace)
  }, QUEUE_WORKER_DELAY_MS).unref()
}
