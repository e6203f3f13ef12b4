import { signIn } from '../../src/protocol/agent-account.ts'
import { getQueue, takeInquiry } from '../../src/protocol/agent-queue.ts'
import type { AgentServer } from '../../src/protocol/agent-request.ts'
import { RefusedError } from '../../src/protocol/errors.ts'
import { Workspace } from '../story/workspace.ts'

/** A visitor with an open conversation, and what they do with it. */
export interface Caller {
  id: string
  token: string
  rid: string
  says(msg: string): Promise<unknown>
}

/** A server of a test's own in which chats wait until somebody takes them. */
export class Desk {
  private constructor(readonly workspace: Workspace) {}

  static async open(settings: Record<string, unknown> = {}): Promise<Desk> {
    return new Desk(await Workspace.open({ Livechat_Routing_Method: 'Manual_Selection', ...settings }))
  }

  /** Somebody of the team, signed in by the code under test. */
  async seats(username: string, onSignedOut?: () => void): Promise<AgentServer> {
    const server = { base: this.workspace.address, signal: new AbortController().signal }
    const { account, authToken } = await signIn(server, username, username)
    return { ...server, userId: account.id, authToken, ...(onSignedOut && { onSignedOut }) }
  }

  async greets(about: object = {}): Promise<Caller> {
    const { workspace } = this
    const token = crypto.randomUUID()
    const { visitor } = await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ada', ...about } })
    const { room } = await workspace.ask(`livechat/room?token=${token}`)
    const { _id: rid } = room as { _id: string }
    const says = (msg: string): Promise<unknown> => workspace.ask('livechat/message', { token, rid, msg })
    return { id: (visitor as { _id: string })._id, token, rid, says }
  }

  /** A visitor whom this agent serves. */
  async serves(agent: AgentServer, about: object = {}): Promise<Caller> {
    const caller = await this.greets(about)
    const inquiry = (await getQueue(agent)).find(({ rid }) => rid === caller.rid)
    await takeInquiry(agent, inquiry?.id ?? '')
    return caller
  }

  /** Says who may do something. */
  lets(permission: string, ...roles: string[]): Promise<unknown> {
    return this.workspace.ask('permissions.update', { permissions: [{ _id: permission, roles }] }, 'admin')
  }

  /** A visitor calls the call center of an older server. */
  async rings({ token }: Caller): Promise<string> {
    const address = `${this.workspace.address}/_simulator/call`
    const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ token }) })
    return (await answer.json()).room._id
  }
}

/** The word with which the server refuses; fails the test when it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof RefusedError) return error.status === 400 ? error.code : `${error.status} ${error.code}`
    throw error
  }
  throw new Error('The server did not refuse.')
}
