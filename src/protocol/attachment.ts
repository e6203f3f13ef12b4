// What hangs on a message, for the further file that draws it: files, quotes, and what integrations and apps attach.
import { type Json, label, list, record, text, time } from './json.ts'
import { isPath, mayLead, withAddress, withLink, withScheme } from './link-target.ts'
import { linkedText } from './linked-text.ts'
import { type Piece, saysNothing } from './piece.ts'
import { parseRichText } from './rich-text.ts'

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
  const given = list(message['attachments'])
  return parseEach(given.length ? given : impliedAttachments(message), sizes, '')
}

/** A file or a place that the server sends without saying how to show it, as an attachment. */
export function impliedAttachments({ file, location }: Json): Json[] {
  const { _id, name, type } = record(file)
  const [longitude, latitude] = list(record(location)['coordinates'])
  const address = `/file-upload/${encodeURIComponent(text(_id))}/${encodeURIComponent(text(name))}`
  const [, kind] = /^(image|audio|video)\//.exec(text(type)) ?? []
  const place = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`
  return [
    ...(text(_id) ? [{ type: 'file', title: name, title_link: address, [`${kind}_url`]: address }] : []),
    ...(isDegrees(latitude) && isDegrees(longitude)
      ? [{ title: `📍 ${latitude}, ${longitude}`, title_link: place }]
      : []),
  ]
}

const isDegrees = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= 180

const parseEach = (values: unknown[], sizes: Map<string, number>, prefix: string): Attachment[] =>
  values.map((value, i) => parseAttachment(record(value), sizes, `${prefix}${i}`)).filter(showsSomething)

const showsSomething = ({ title, link, caption, before, words, media, thumb, author, ...more }: Attachment): boolean =>
  !!(title || link || thumb || author.name || more.quotes || media[0] || more.fields[0] || more.replies[0]) ||
  !!more.inside[0] ||
  !saysNothing([...caption, ...before, ...words])

function parseAttachment(given: Json, sizes: Map<string, number>, key: string): Attachment {
  const [, fileId = ''] = /\/file-upload\/([^/]+)/.exec(text(given['title_link'])) ?? []
  const size = given['size'] ?? given['image_size'] ?? given['audio_size'] ?? given['video_size'] ?? sizes.get(fileId)
  const [title, link] = withLink(label(given['title']), text(given['title_link']))
  const [name, authorLink] = withLink(label(given['author_name']), text(given['author_link']))
  const words = richText(given, 'text', 'md')
  return {
    key,
    title: MEDIA.map((kind) => text(given[`${kind}_url`])).reduce(withUnseen, title),
    link,
    isFile: given['type'] === 'file' || !!fileId,
    alt: label(given['image_alt']),
    size: Number(size) || 0,
    caption: richText(given, 'description', 'descriptionMd'),
    before: richText(given, 'pretext'),
    words: words.length || title ? words : richText(given, 'fallback'),
    media: MEDIA.flatMap((kind) => parseMedia(given, kind)),
    thumb: mediaAddress(given['thumb_url']),
    author: { name, link: authorLink },
    at: time(given['ts']),
    quotes: text(given['message_link']),
    fields: list(given['fields']).map((field) => parseField(record(field))),
    replies: list(given['actions']).flatMap((action) => parseReply(record(action))),
    collapsed: given['collapsed'] === true,
    inside: key.split('.').length < DEEPEST ? parseEach(list(given['attachments']), sizes, `${key}.`) : [],
  }
}

const MEDIA = ['image', 'audio', 'video'] as const

const richText = (given: Json, key: string, parsed = ''): Piece[] =>
  parseRichText(given[parsed]) ?? linkedText(text(given[key]).trim())

function parseMedia(given: Json, kind: Media['kind']): Media[] {
  const url = mediaAddress(given[`${kind}_url`])
  const { width, height } = record(given[`${kind}_dimensions`])
  return url ? [{ kind, url, width: Number(width) || 0, height: Number(height) || 0 }] : []
}

/** Pictures, sounds and films come from the web or from the chat server; empty for any other address. */
function mediaAddress(value: unknown): string {
  const url = withScheme(text(value))
  return isPath(url) || (/^http/i.test(url) && mayLead(url)) ? url : ''
}

/** Adds the address of a picture, sound or film that cannot be shown to a title. */
const withUnseen = (title: string, address: string): string =>
  mediaAddress(address) === withScheme(address) ? title : withAddress(title, address)

const parseField = (field: Json): Attachment['fields'][number] => ({
  title: text(field['title']),
  words: linkedText(['string', 'number', 'boolean'].includes(typeof field['value']) ? String(field['value']) : ''),
  short: field['short'] === true,
})

function parseReply(action: Json): QuickReply[] {
  const says = action['msg_in_chat_window'] === true ? text(action['msg']) : ''
  const [name, url] = withLink(label(action['text']), text(action['url']))
  return name ? [{ label: name, says, url }] : []
}
