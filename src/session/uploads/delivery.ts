import { BlockedError, ProtocolError, RefusedError } from '../../protocol/errors.ts'
import { list, record } from '../../protocol/json.ts'
import type { Message } from '../../protocol/message.ts'
import { getHistory } from '../../protocol/message-rest.ts'
import type { RoomKey } from '../../protocol/room-rest.ts'
import { getPublicSettings } from '../../protocol/settings.ts'
import { uploadFile } from '../../protocol/upload-rest.ts'
import { announce } from '../announcements.ts'
import { inBackground } from '../background.ts'
import { noteOffline } from '../config.ts'
import { startAfresh } from '../delivery.ts'
import { loadRecentHistory } from '../history.ts'
import { keepTrying } from '../keep-trying.ts'
import { $messages } from '../messages.ts'
import { doubtRefusal } from '../recognition.ts'
import { refresh } from '../refresh.ts'
import { $room, hearMessages, liveRoom } from '../room.ts'
import { server } from '../server.ts'
import { $visitor, asVisitor } from '../visitor.ts'
import { $words } from '../words.ts'
import { lighten } from './lighten.ts'
import { $uploads, changeUpload, dropUpload, findUpload, UNREADABLE, type Upload } from './uploads.ts'

let sending = false

// One file after the other, as soon as the visitor has said so.
$uploads.listen((uploads) => {
  if (!sending && uploads.some(isWaiting)) inBackground(sendAll())
})

const isWaiting = ({ state }: Upload): boolean => state === 'waiting'

async function sendAll(): Promise<void> {
  sending = true
  try {
    for (let next = $uploads.get().find(isWaiting); next; next = $uploads.get().find(isWaiting)) {
      const work = send(next)
      // Whatever is wrong with one does not stop the others.
      inBackground(work)
      await Promise.allSettled([work])
    }
  } finally {
    sending = false
  }
}

/** Server time of the newest message there is: what is sent from here on is newer. */
async function newest(signal: AbortSignal): Promise<number> {
  const room = $room.get()
  if (room && !$messages.get().length) await keepTrying(() => loadRecentHistory(room.id), signal)
  return $messages.get().at(-1)?.at ?? 0
}

async function send(upload: Upload): Promise<void> {
  const { id } = upload
  const cancelled = new AbortController()
  // Whoever throws the file away, or is not the visitor any more, stops it.
  const stop = $uploads.listen(() => findUpload(id) || cancelled.abort())
  const onTrouble = (): void => changeUpload(id, { state: 'waiting', part: 0 })
  try {
    const signal = AbortSignal.any([cancelled.signal, asVisitor().signal])
    const file = upload.original ? upload.file : (await lighten(upload.file).catch(unreadable)).file
    const since = await newest(signal)
    const task = (maybeDone: boolean): Promise<Message> =>
      post(upload, file, since, maybeDone, signal).catch(doubtRefusal)
    hearMessages([await keepTrying(task, signal, onTrouble, 'upload')])
    dropUpload(id)
    announce(`${$words.get().sent}: ${upload.file.name}`)
  } catch (error) {
    if (cancelled.signal.aborted) return
    await fail(upload, error)
  } finally {
    stop()
  }
}

/** Trying again would not help, so it ends the trying; see `fail`. */
function unreadable(): never {
  throw new RefusedError(UNREADABLE.why, 0, '')
}

async function post(
  { id, rid, caption }: Upload,
  file: File,
  since: number,
  maybeDone: boolean,
  signal: AbortSignal,
): Promise<Message> {
  changeUpload(id, { state: 'sending', part: 0 })
  // To the request a file that cannot be read looks like a network that is gone.
  await file.slice(0, 1).arrayBuffer().catch(unreadable)
  const key = await roomFor(rid, signal)
  const there = maybeDone && (await findSent(key, file, caption, since))
  if (there) return there
  const onProgress = (part: number): void => changeUpload(id, { part })
  return uploadFile(server(signal), key, file, caption, onProgress).catch((error: unknown) => {
    // Trying again would not help, so it ends the trying; see `fail`.
    throw error instanceof BlockedError ? new RefusedError('blocked', 0, error.message) : error
  })
}

async function roomFor(rid: string, signal: AbortSignal): Promise<RoomKey> {
  if (rid && rid !== $room.get()?.id) throw new RefusedError('room-closed', 0, rid)
  const room = await liveRoom(signal)
  return { rid: room.id, token: $visitor.get()?.token ?? '' }
}

/**
 * A file whose answer was lost has no id to ask for: it is what the visitor has sent since. The server may change its name and filter its
 * caption; where it tells the size, that decides, else the ending of the name.
 */
async function findSent(key: RoomKey, file: File, caption: string, since: number): Promise<Message | undefined> {
  const me = $visitor.get()?.id
  const sent = (await getHistory(asVisitor(), key)).filter(
    ({ at, author, text, attachments }) => at > since && author.id === me && !text === !caption && attachments.length,
  )
  const isNamed = ({ attachments }: Message): boolean => attachments.some(({ title }) => title === file.name)
  return sent.find(isNamed) ?? sent.find((message) => isLike(message, file))
}

function isLike({ attachments, more }: Message, { name, size }: File): boolean {
  const [raw] = list(more?.['attachments']).map(record)
  const told = ['image_size', 'audio_size', 'video_size'].map((key) => raw?.[key]).find(Boolean)
  return told ? told === size : ending(attachments[0]?.title ?? '') === ending(name)
}

const ending = (name: string): string => /\.\w+$/.exec(name)?.[0].toLowerCase() ?? ''

async function fail({ id }: Upload, error: unknown): Promise<void> {
  if (!(error instanceof RefusedError)) {
    const over = error instanceof ProtocolError || (error instanceof DOMException && error.name === 'AbortError')
    // The visitor is somebody else, or nobody; the file is still theirs who sit in front of the screen.
    changeUpload(id, over ? { state: 'failed', why: 'room-closed' } : UNREADABLE)
    if (over) return
    throw error
  }
  const { code, status } = error
  // Version 9 says `forbidden`.
  const isOver = status === 403 && /^(unauthorized|forbidden)$/.test(code)
  changeUpload(id, { state: 'failed', why: isOver ? 'room-closed' : code, limit: '' })
  if (code === 'no-agent-online') noteOffline()
  if (code === 'invalid-token') startAfresh()
  if (isOver) await refresh()
  // A proxy's limit is not the server's.
  if (/^error-(file-too-large|size-not-allowed)$/.test(code) && status !== 413) await noteLimit(id)
}

/** The refusal does not say what would be allowed; a public setting does. */
async function noteLimit(id: string): Promise<void> {
  const { FileUpload_MaxFileSize: bytes } = await getPublicSettings(server(), ['FileUpload_MaxFileSize'])
  if (typeof bytes === 'number' && bytes > 0) changeUpload(id, { limit: String(bytes) })
}
