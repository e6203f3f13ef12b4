import {
  isPOSTLivechatTranscriptParams,
  isPOSTLivechatTranscriptRequestParams,
} from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { del, type Endpoint, post } from '../http/endpoint.ts'
import { failed, failedWith, MeteorError } from '../refusals.ts'
import { accident } from '../trouble/accidents.ts'
import { say } from '../workspace/sentences.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { requestTranscript, sendTranscript } from './transcript.ts'

/** Up to 8.x a request is taken back in fewer words than it is made. */
const refusal = ({ generation }: Workspace, code: string, reason: string): Error =>
  generation < 9 ? failed(code) : new MeteorError(code, reason)

export const transcriptRoutes: Endpoint[] = [
  post(
    'livechat/transcript',
    { body: isPOSTLivechatTranscriptParams, typed: 9, rate: { calls: 5, ms: 60_000, since: 9 } },
    ({ workspace, body: { token, rid, email } }) => {
      if (accident(workspace, 'transcript') !== undefined)
        throw failedWith({ message: say(workspace, 'transcriptFailed') })
      sendTranscript(workspace, { token, rid, email })
      return { message: say(workspace, 'transcriptSent') }
    },
  ),

  post(
    'livechat/transcript/:rid',
    {
      login: true,
      permissions: ['send-omnichannel-chat-transcript'],
      body: isPOSTLivechatTranscriptRequestParams,
      typed: 9,
    },
    ({ workspace, user, params: { rid }, body: { email, subject } }) => {
      const room = workspace.rooms.get(rid)
      if (!room?.open) throw new MeteorError('error-invalid-room', 'Invalid room')
      if (room.transcriptRequest)
        throw new MeteorError('error-transcript-already-requested', 'Transcript already requested')
      requestTranscript(workspace, room, { email, subject, user })
    },
  ),

  del(
    'livechat/transcript/:rid',
    { login: true, permissions: ['send-omnichannel-chat-transcript'], typed: 9 },
    ({ workspace, params: { rid } }) => {
      const room = workspace.rooms.get(rid)
      if (!room?.open) throw refusal(workspace, 'error-invalid-room', 'Invalid room')
      if (!room.transcriptRequest)
        throw refusal(workspace, 'error-transcript-not-requested', 'Transcript not requested')
      delete room.transcriptRequest
    },
  ),
]
