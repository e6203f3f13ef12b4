import { declineCall } from '../protocol/call-rest.ts'
import { list } from '../protocol/json.ts'
import type { Message } from '../protocol/message.ts'
import { inBackground } from './background.ts'
import { $messages } from './messages.ts'
import { $room } from './room.ts'
import { $part } from './tabs.ts'
import { $visitor, asVisitor } from './visitor.ts'

/** Servers before 8.0 have video calls of their own, which could be joined by a page with the token in its address only. */
export const isOldCall = ({ kind }: Message): boolean => kind.endsWith('video_call')

/** Declines such a call as soon as it comes, so that no agent waits for an answer. */
export function startDecliningCalls(): () => void {
  const declined = new Set<string>()
  return $messages.subscribe((messages) => {
    const call = messages.at(-1)
    const token = $visitor.get()?.token
    if (!call || !token || !isOldCall(call) || !list(call.more?.['actionLinks']).length) return
    if (call.rid !== $room.get()?.id || $part.get() === 'follows' || declined.has(call.id)) return
    declined.add(call.id)
    inBackground(declineCall(asVisitor(), { token, rid: call.rid, callId: call.id }))
  })
}
