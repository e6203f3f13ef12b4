import type { ILivechatVisitor, IMessage, MessageAttachment } from '@rocket.chat/core-typings'
import { authorOf, rocketCat } from '../agents/users.ts'
import { newId } from '../ids.ts'
import { resume } from '../rooms/hold.ts'
import { now } from '../workspace/clock.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'
import { type Author, visitorAuthor } from './authors.ts'
import { captureLead } from './lead-capture.ts'
import { findMentions } from './mentions.ts'
import { announceMessage, countMessage, type Extra, newMessage, storeMessage } from './messages.ts'
import { quotesIn } from './quotes.ts'
import { parseText } from './rich-text.ts'
import { urlsIn } from './urls.ts'

/** Up to 8.x the server closes a code block that was left open. */
const closeCode = ({ generation }: Workspace, msg: string): string =>
  generation < 9 && (msg.match(/```/g) ?? []).length % 2 ? `${msg}\n\`\`\`` : msg

/** What the server makes of a text: the text that it stores, its links, whom it mentions, and its tree. */
export function derive(workspace: Workspace, text: string): Extra & { msg: string } {
  const msg = closeCode(workspace, text)
  const md = msg ? parseText(workspace, msg) : undefined
  return {
    msg,
    urls: urlsIn(workspace.generation, msg, md),
    mentions: findMentions(workspace, msg),
    channels: [],
    ...(md && { md }),
  }
}

/** A message to be: whatever else it carries goes into the document as it is. */
export type Draft = Record<string, unknown> & {
  msg: string
  _id?: string | undefined
  attachments?: MessageAttachment[]
}

function post(workspace: Workspace, room: Room, author: Author, msg: string, extra: Extra): IMessage {
  const quotes = quotesIn(workspace, msg)
  const attachments = [...(extra.attachments ?? []), ...quotes]
  const message = newMessage(workspace, room._id, author, msg, {
    ...derive(workspace, msg),
    ...extra,
    ...(attachments.length && { attachments }),
  })
  storeMessage(workspace, message)
  return message
}

function deliver(workspace: Workspace, message: IMessage): IMessage {
  announceMessage(workspace, message)
  countMessage(workspace, message)
  return message
}

/** Nobody has answered this visitor until an agent writes. */
export function postAsVisitor(
  workspace: Workspace,
  room: Room,
  visitor: ILivechatVisitor,
  { msg, _id = newId(), ...extra }: Draft,
): IMessage {
  const { token, name } = visitor
  const message = post(workspace, room, visitorAuthor(visitor), msg, {
    _id,
    token,
    ...(name && { alias: name }),
    ...extra,
  })
  captureLead(workspace, visitor, msg)
  const guest = visitor.name ?? visitor.username
  if (room.onHold)
    resume(workspace, room, rocketCat, `automatically resumed from On Hold upon receiving a new message from ${guest}`)
  room.v.lastMessageTs = message.ts
  room.waitingResponse = true
  delete room.responseBy
  return deliver(workspace, message)
}

/** Counts the month in which an agent has answered this visitor. */
function markActive(workspace: Workspace, { _id, v }: Room): void {
  const month = now(workspace).toISOString().slice(0, 7)
  const people = [v, workspace.visitors.get(v._id), workspace.inquiries.get(_id)?.v]
  for (const person of people)
    if (person && !person.activity?.includes(month)) person.activity = [...(person.activity ?? []), month]
}

export function postAsUser(
  workspace: Workspace,
  room: Room,
  user: User,
  { msg, _id = newId(), ...extra }: Draft,
): IMessage {
  const message = post(workspace, room, authorOf(user), msg, { _id, ...extra })
  markActive(workspace, room)
  const firstResponseTs = room.responseBy?.firstResponseTs ?? message.ts
  room.responseBy = { _id: user._id, username: user.username, firstResponseTs, lastMessageTs: message.ts }
  delete room.waitingResponse
  return deliver(workspace, message)
}
