import { deleteMessage, editMessage, type RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { asAgent } from './account.ts'
import { $messages, hearDeletion, receiveMessages } from './messages.ts'

/** What the agent said last in this room; nothing when that cannot be put into other words. */
export function lastOwnMessage(rid: string): RoomMessage | undefined {
  const { userId } = asAgent()
  return $messages.get()[rid]?.findLast(({ author, kind, text }) => author.id === userId && !kind && text)
}

/** Says it in other words. */
export async function changeMessage({ rid, id }: RoomMessage, words: string): Promise<void> {
  receiveMessages(rid, [await editMessage(asAgent(), rid, id, words)])
}

/** Takes it back. */
export async function takeBack({ rid, id }: RoomMessage): Promise<void> {
  await deleteMessage(asAgent(), rid, id)
  hearDeletion(rid, [{ _id: id }])
}
