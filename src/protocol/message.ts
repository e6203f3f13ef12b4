import { ProtocolError } from './errors.ts'
import { type Json, label, list, record, text, time } from './json.ts'

export interface Person {
  id: string
  name: string
  username: string
}

export interface Message {
  /** 17 characters, or whatever the server made; the same message in the answer, on the stream and in the history. */
  id: string
  rid: string
  /** Server time in milliseconds. The visitor's clock is never compared with it. */
  at: number
  /** What kind of system message it is (`uj`, `livechat-close` …); empty for words that somebody wrote. */
  kind: string
  author: Person
  /** As it was typed. */
  text: string
  edited: boolean
  /** When the server changed anything about it for the last time; 0 if it does not say. */
  changedAt: number
  /** Titles and addresses of what hangs on the message; an address may be relative to the server. */
  attachments: { title: string; href: string }[]
  /** As the server sent it, for the further files that draw what plain words cannot say (form, attachments, blocks, a thread, a call); null when they do. */
  more: Json | null
  /** Where a transfer went: the department's or agent's name. */
  transferredTo: string
}

/** @throws {ProtocolError} a message needs an id and a room */
export function parseMessage(value: unknown): Message {
  const message = record(value)
  const id = text(message['_id'])
  const rid = text(message['rid'])
  if (!id || !rid) throw new ProtocolError('message')
  const author = record(message['u'])
  const username = text(author['username'])
  const transfer = record(message['transferData'])
  const words = text(message['msg'])
  return {
    id,
    rid,
    at: time(message['ts']),
    kind: text(message['t']),
    author: {
      id: text(author['_id']),
      name: label(message['alias']) || label(author['name']) || username,
      username,
    },
    text: words,
    edited: !!message['editedAt'],
    changedAt: time(message['_updatedAt']),
    attachments: list(message['attachments']).map(parseLink),
    more: isPlain(message, words) ? null : message,
    transferredTo: nameOf(transfer['nextDepartment']) || nameOf(transfer['transferredTo']),
  }
}

/** A list that holds something else than messages loses that and keeps the rest. */
export const parseMessages = (value: unknown): Message[] =>
  list(value).flatMap((item) => {
    try {
      return parseMessage(item)
    } catch {
      return []
    }
  })

/**
 * Whoever puts the plain words of the parsed body (`md`) together again gets what was typed only if nothing in it has a form. Web addresses
 * that the server has not found, and code that it has left open, need more than the words.
 */
function isPlain({ md, attachments, blocks, tmid, actionLinks, file, location }: Json, words: string): boolean {
  const lines = list(md).map((block) => list(record(block)['value']).map((node) => text(record(node)['value'])))
  const hasForm = lines.length && lines.map((line) => line.join('')).join('\n') !== words
  const hasMore = list(attachments)[0] || list(blocks)[0] || tmid || actionLinks || file || location
  return !hasForm && !hasMore && !/:\/\/|```/.test(words)
}

const nameOf = (value: unknown): string => label(record(value)['name']) || label(record(value)['username'])

const parseLink = (value: unknown): { title: string; href: string } => {
  const attachment = record(value)
  const href = ['title_link', 'image_url', 'audio_url', 'video_url', 'message_link'].map((key) => text(attachment[key]))
  return { title: label(attachment['title']) || label(attachment['text']), href: href.find(Boolean) ?? '' }
}
