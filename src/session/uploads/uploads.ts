import { makeMessageId } from '../../protocol/id.ts'
import { fact } from '../fact.ts'
import { $room } from '../room.ts'
import { onStored } from '../storage.ts'
import { type Lightened, lighten } from './lighten.ts'

/** A file that the visitor has chosen and the server has not confirmed. */
export interface Upload {
  /** Ours; the server makes its own. */
  id: string
  /** As it was chosen. */
  file: File
  /** What is sent unless the visitor wants the original; null until it is ready. */
  light: Lightened | null
  original: boolean
  caption: string
  state: 'chosen' | 'waiting' | 'sending' | 'failed'
  /** How much of it has gone, from 0 to 1. */
  part: number
  /** The room that it is meant for; empty when it begins a conversation. */
  rid: string
  /** Why it failed: the server's word, or ours; and for a file that is too large what would not be. */
  why: string
  limit: string
}

/** In the order in which they were chosen. Files cannot be stored, so they live as long as the page; see `guard`. */
export const $uploads = fact<readonly Upload[]>([])

export const findUpload = (id: string): Upload | undefined => $uploads.get().find((upload) => upload.id === id)

/** What becomes of a file that was deleted, or that a cloud does not hand out. */
export const UNREADABLE = { state: 'failed', why: 'unreadable' } as const

/** The visitor has chosen files: they are shown, and sent when the visitor says so. */
export function chooseFiles(files: Iterable<File>): void {
  for (const file of files) {
    const id = makeMessageId()
    const fresh = { light: null, original: false, caption: '', state: 'chosen', part: 0, rid: '', why: '', limit: '' }
    $uploads.set([...$uploads.get(), { ...fresh, id, file } as Upload])
    lighten(file).then(
      (light) => changeUpload(id, { light }),
      () => changeUpload(id, UNREADABLE),
    )
  }
}

export function changeUpload(id: string, news: Partial<Upload>): void {
  $uploads.set($uploads.get().map((upload) => (upload.id === id ? { ...upload, ...news } : upload)))
}

/** Everything that was chosen is to be sent, into the conversation that is live now or into a new one. */
export function sendChosen(): void {
  for (const { id, state } of $uploads.get()) if (state === 'chosen') retryUpload(id)
}

export const retryUpload = (id: string): void =>
  changeUpload(id, { state: 'waiting', why: '', part: 0, rid: $room.get()?.id ?? '' })

/** The file is on the server, or the visitor throws it away; one that is on its way is stopped. */
export const dropUpload = (id: string): void => $uploads.set($uploads.get().filter((upload) => upload.id !== id))

const ask = (event: BeforeUnloadEvent): void => event.preventDefault()

// What was chosen is lost with the page, so the browser asks first; whoever wants to be forgotten, or logs out, has said that it may go.
$uploads.listen((uploads) => {
  if (uploads.length) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
})
onStored((key) => !key && $uploads.set([]))
