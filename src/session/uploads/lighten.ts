import { cleanPicture } from './clean-picture.ts'

/** A file as it is sent when the visitor does not insist on the original. */
export interface Lightened {
  file: File
  /** It is a picture that may still say where it was taken: this browser cannot read its kind. */
  located: boolean
}

/** Longer than this no screen needs; a telephone's pictures are twice as long. */
const LONGEST = 2048
/** What a picture may weigh before it is written anew even if it is small enough. */
const HEAVY = 2_000_000

const ready = new WeakMap<File, Promise<Lightened>>()

/**
 * A picture without what it says about the visitor (place, camera, time) and no larger than needed; any other file as it is.
 * @throws {DOMException} (rejects) it cannot be read; perhaps the next time
 */
export function lighten(file: File): Promise<Lightened> {
  const work = ready.get(file) ?? lightenNow(file)
  ready.set(file, work)
  work.catch(() => ready.delete(file))
  return work
}

async function lightenNow(file: File): Promise<Lightened> {
  // Drawings and animations hold no place and would lose what they are.
  if (!file.type.startsWith('image/') || /svg|gif/.test(file.type)) return { file, located: false }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const clean = cleanPicture(bytes)
  const drawn = await redraw(file, clean.state !== 'clean').catch(() => undefined)
  if (drawn && (clean.state !== 'clean' || drawn.size < clean.bytes.length)) return { file: drawn, located: false }
  // What cannot be turned upright keeps its place rather than lie on its side.
  if (clean.state !== 'clean') return { file, located: true }
  const cleaned = new File([clean.bytes], file.name, { type: file.type })
  return { file: clean.bytes.length < bytes.length ? cleaned : file, located: false }
}

/** Draws a picture anew, upright and not too large. @returns `undefined` when it is fine as it is */
async function redraw(file: File, must: boolean): Promise<File | undefined> {
  const picture = await createImageBitmap(file)
  // A photograph takes fifty megabytes as long as it is open.
  const blob = await encode(picture, file, must).finally(() => picture.close())
  if (!blob) return undefined
  const ending = blob.type.slice('image/'.length).replace('jpeg', 'jpg')
  const name = blob.type === file.type ? file.name : `${file.name.replace(/\.\w+$/, '')}.${ending}`
  return new File([blob], name, { type: blob.type })
}

async function encode(picture: ImageBitmap, { size, type }: File, must: boolean): Promise<Blob | undefined> {
  const { width, height } = picture
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  if (!must && scale === 1 && size < HEAVY) return undefined
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: /png|webp/.test(type) ? type : 'image/jpeg', quality: 0.85 })
}
