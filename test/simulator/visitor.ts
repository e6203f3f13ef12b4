import { newWorkspace, type Workspace } from './workspace.ts'

/** Someone with an open conversation. */
export interface Visitor {
  workspace: Workspace
  token: string
  _id: string
  rid: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
  says(msg: string, _id?: string): Promise<any>
}

export const newToken = (): string => crypto.randomUUID()

export async function register(workspace: Workspace, about: Record<string, unknown> = {}): Promise<string> {
  const { body } = await workspace.post('livechat/visitor', { visitor: { token: newToken(), name: 'Ada', ...about } })
  return body.visitor.token
}

export async function openRoom(workspace: Workspace, token: string): Promise<string> {
  return (await workspace.get(`livechat/room?token=${token}`)).body.room._id
}

/** A visitor in the middle of a conversation, on a server that nobody else uses. */
export async function newVisitor(workspace?: Workspace, about?: Record<string, unknown>): Promise<Visitor> {
  const server = workspace ?? (await newWorkspace())
  const token = await register(server, about)
  const rid = await openRoom(server, token)
  const { body } = await server.get(`livechat/visitor/${token}`)
  return {
    workspace: server,
    token,
    rid,
    _id: body.visitor._id,
    async says(msg, _id) {
      return (await server.post('livechat/message', { token, rid, msg, ...(_id && { _id }) })).body.message
    },
  }
}

/** What stands in the room, newest first. */
// biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
export async function history({ workspace, token, rid }: Visitor, query = ''): Promise<any[]> {
  return (await workspace.get(`livechat/messages.history/${rid}?token=${token}${query}`)).body.messages
}
