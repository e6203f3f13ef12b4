// What hangs on a message, for the further file that draws it: files, quotes, and what integrations and apps attach.
import { type Json, label, list, record, text, time } from './json.ts'
import { linkedText, type Piece, parseRichText } from './rich-text.ts'

/** A picture, a sound or a film. */
export interface Media {
  kind: 'image' | 'audio' | 'video'
  /** May be relative to the server. */
  url: string
  /** Pixels; 0 when the server does not know. */
  width: number
  height: number
}

/** A button of an attachment: says its words in the visitor's name, or leads somewhere. */
export interface QuickReply {
  label: string
  says: string
  url: string
}

export interface Attachment {
  /** Its place among the others: `0`, or `0.1` inside another one. */
  key: string
  /** For a file its name. */
  title: string
  /** Where the title leads, for a file where it can be fetched; may be relative to the server. */
  link: string
  isFile: boolean
  /** What a picture shows, for those who cannot see it; empty where nobody has said. */
  alt: string
  /** Bytes; 0 when the server does not say. */
  size: number
  /** Words under a file: the sender's caption. */
  caption: Piece[]
  /** Words before and in it. */
  before: Piece[]
  words: Piece[]
  media: Media[]
  /** A small picture beside the words. */
  thumb: string
  /** Who said it, or where it comes from. */
  author: { name: string; link: string }
  /** When it was said; 0 for no time. */
  at: number
  /** Address of the quoted message; empty for what is not a quote. */
  quotes: string
  fields: { title: string; words: Piece[]; short: boolean }[]
  replies: QuickReply[]
  collapsed: boolean
  inside: Attachment[]
}

/** Quotes of quotes of quotes are not followed for ever. */
const DEEPEST = 3

/** @param message as the server sent it */
export const parseAttachments = (message: Json): Attachment[] => {
  const sizes = new Map(list(message['files']).map((file) => [text(record(file)['_id']), Number(record(file)['size'])]))
  return list(message['attachments']).map((value, i) => parseAttachment(record(value), sizes, `${i}`))
}

function parseAttachment(given: Json, sizes: Map<string, number>, key: string): Attachment {
  const [, fileId = ''] = /\/file-upload\/([^/]+)/.exec(text(given['title_link'])) ?? []
  const size = given['size'] ?? given['image_size'] ?? given['audio_size'] ?? given['video_size'] ?? sizes.get(fileId)
  return {
    key,
    title: label(given['title']),
    link: text(given['title_link']),
    isFile: given['type'] === 'file' || !!fileId,
    alt: label(given['image_alt']),
    size: Number(size) || 0,
    caption: richText(given, 'description', 'descriptionMd'),
    before: richText(given, 'pretext'),
    words: richText(given, 'text', 'md'),
    media: (['image', 'audio', 'video'] as const).flatMap((kind) => parseMedia(given, kind)),
    thumb: text(given['thumb_url']),
    author: { name: label(given['author_name']), link: text(given['author_link']) },
    at: time(given['ts']),
    quotes: text(given['message_link']),
    fields: list(given['fields']).map((field) => parseField(record(field))),
    replies: list(given['actions']).flatMap((action) => parseReply(record(action))),
    collapsed: given['collapsed'] === true,
    inside:
      key.split('.').length < DEEPEST
        ? list(given['attachments']).map((inner, i) => parseAttachment(record(inner), sizes, `${key}.${i}`))
        : [],
  }
}

const richText = (given: Json, key: string, parsed = ''): Piece[] =>
  parseRichText(given[parsed]) ?? linkedText(text(given[key]).trim())

function parseMedia(given: Json, kind: Media['kind']): Media[] {
  const url = text(given[`${kind}_url`])
  const { width, height } = record(given[`${kind}_dimensions`])
  return url ? [{ kind, url, width: Number(width) || 0, height: Number(height) || 0 }] : []
}

const parseField = (field: Json): Attachment['fields'][number] => ({
  title: text(field['title']),
  words: linkedText(['string', 'number', 'boolean'].includes(typeof field['value']) ? String(field['value']) : ''),
  short: field['short'] === true,
})

function parseReply(action: Json): QuickReply[] {
  const name = label(action['text'])
  const says = action['msg_in_chat_window'] === true ? text(action['msg']) : ''
  const url = /^https?:/i.test(text(action['url'])) ? text(action['url']) : ''
  return name && (says || url) ? [{ label: name, says, url }] : []
}
