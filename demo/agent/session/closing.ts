import { closeRoomByUser } from '../../../src/protocol/agent-rest.ts'
import { asAgent } from './account.ts'
import { loadRoom } from './rooms.ts'
import { $known, emailOf } from './visitor.ts'

/** A transcript for the visitor. */
export interface Copy {
  /** Undefined: where they read mail, as far as is known. */
  email: string | undefined
  subject: string
}

/** What the agent says and asks for when they end a conversation. */
export interface Farewell {
  comment: string
  tags: string[]
  /** Null: nobody gets a copy. */
  transcript: Copy | null
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
    ...(transcript && { transcriptEmail: { sendToVisitor: true, requestData: addressed(transcript, rid) } }),
    ...(pdf && { generateTranscriptPdf: true }),
    ...(force && { forceClose: true }),
  })
  await loadRoom(rid)
}

const addressed = ({ email, subject }: Copy, rid: string): { email: string; subject: string } => ({
  email: email ?? emailOf($known.get()[rid]),
  subject,
})
