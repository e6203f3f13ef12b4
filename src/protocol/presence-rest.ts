import { request, type Server } from './request.ts'

/**
 * `POST livechat/visitor.status`: agents see how the visitor is, in the open room and its inquiry. Allowed ten times a minute.
 * @throws {RefusedError} `invalid-token`
 */
export async function tellPresence(server: Server, token: string, status: 'online' | 'away'): Promise<void> {
  const form = { token, status }
  await request(server, 'livechat/visitor.status', { form, proof: (answer) => answer['status'] === status })
}
