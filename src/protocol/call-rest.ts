import { request, type Server } from './request.ts'

/**
 * `POST livechat/visitor.callStatus` (6.x and 7.x): the agent, who waits for the visitor to join a video call, sees that they will not.
 * @param callId id of the message that asked for it
 * @throws {RefusedError} `invalid-token`
 */
export async function declineCall(
  server: Server,
  { token, rid, callId }: { token: string; rid: string; callId: string },
): Promise<void> {
  const form = { token, rid, callStatus: 'declined', callId }
  await request(server, 'livechat/visitor.callStatus', { form, proof: (answer) => answer['callStatus'] === 'declined' })
}
