import { closeRoomByUser } from '../../../src/protocol/agent-rest.ts'
import { asAgent } from './account.ts'
import { loadRoom } from './rooms.ts'

/** What the agent says and asks for when they end a conversation. */
export interface Farewell {
  comment: string
  tags: string[]
  /** Where a copy goes; null for nowhere. */
  transcript: { email: string; subject: string } | null
  pdf: boolean
  force: boolean
}

export async function closeConversation(rid: string, farewell: Farewell): Promise<void> {
  const { comment, tags, transcript, pdf, force } = farewell
  // Older servers refuse words that they do not know, so only what was asked for is said.
  await closeRoomByUser(asAgent(), {
    rid,
    ...(comment.trim() && { comment: comment.trim() }),
    ...(tags.length && { tags }),
    ...(transcript && { transcriptEmail: { sendToVisitor: true, requestData: transcript } }),
    ...(pdf && { generateTranscriptPdf: true }),
    ...(force && { forceClose: true }),
  })
  await loadRoom(rid)
}
