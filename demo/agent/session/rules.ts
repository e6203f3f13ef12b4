import { getPublicSettings } from '../../../src/protocol/agent-team.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'

/** Settings of the server that change what an agent is asked for or may do. The server has the last word on each. */
export const $rules = fact({
  /** Nothing is closed without a comment. */
  commentWanted: true,
  /** A conversation that is closed already may be closed once more, to clear away what is left of it. */
  forceAllowed: false,
  /** People go by their real names, not by their usernames. */
  realNames: false,
  /** Most UTF-16 units in a message. */
  textLimit: 5000,
})

const IDS = [
  'Livechat_request_comment_when_closing_conversation',
  'Omnichannel_allow_force_close_conversations',
  'UI_Use_Real_Name',
  'Message_MaxAllowedSize',
]

export async function loadRules(): Promise<void> {
  const settings = await getPublicSettings(asAgent(), IDS)
  const [comment, force, names, size] = IDS.map((id) => settings[id])
  $rules.set({
    commentWanted: comment !== false,
    forceAllowed: force === true,
    realNames: names === true,
    textLimit: Number(size) || 5000,
  })
}
