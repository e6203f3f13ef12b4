import type { IMessage } from '@rocket.chat/core-typings'
import { authorOf, userNamed } from '../agents/users.ts'
import { type Author, visitorAuthor } from '../messages/authors.ts'
import { type Extra, messagesOf, newMessage } from '../messages/messages.ts'
import { derive } from '../messages/post.ts'
import { failed } from '../refusals.ts'
import { now } from '../workspace/clock.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'

const sentences = [
  'Is this one in stock?',
  'Let me have a look for you.',
  'There are *two* left in blue, and one in green.',
  'Could you send it by Friday? See https://shop.example/delivery',
  'Yes, if you order before noon :)',
]

/** A number before a parsed sentence: to parse ten thousand of them would take seconds. */
function numbered(label: string, { md = [], msg: _, ...derived }: Extra): Extra {
  const [paragraph] = structuredClone(md) as { value: { type: string; value: unknown }[] }[]
  const [first] = paragraph?.value ?? []
  if (first) first.value = `${label}${first.value}`
  return { ...derived, md: [paragraph] as never }
}

interface Speakers {
  visitor: Author
  agent: Author
}

function speakers(workspace: Workspace, { v, fname }: Room): Speakers {
  const agent = userNamed(workspace, 'agent')
  return { visitor: visitorAuthor({ ...v, ...(fname && { name: fname }) }), agent: agent ? authorOf(agent) : v }
}

/** Makes a long conversation at once, to measure with: older than what is there, a minute between any two messages. */
export function fillRoom(workspace: Workspace, rid: string, count: number): Record<string, unknown> {
  const room = workspace.rooms.get(rid)
  if (!room) throw failed('error-invalid-room')
  const present = messagesOf(workspace, rid)
  const first = present[0]?.ts ?? now(workspace)
  const { visitor, agent } = speakers(workspace, room)
  const parsed = sentences.map((sentence) => derive(workspace, sentence))
  const older = Array.from({ length: count }, (_, index): IMessage => {
    const label = `${count - index}: `
    const which = index % sentences.length
    const isVisitors = index % 2 === 0
    const extra = { ...numbered(label, parsed[which] ?? {}), ...(isVisitors && { token: room.v.token }) }
    const ts = new Date(first.getTime() - (count - index) * 60_000)
    const message = newMessage(workspace, rid, isVisitors ? visitor : agent, `${label}${sentences[which]}`, extra)
    return { ...message, ts, _updatedAt: ts }
  })
  for (const message of older) workspace.messages.set(message._id, message)
  workspace.messagesOfRoom.set(rid, [...older, ...present])
  room.msgs += count
  return { rid, count }
}
