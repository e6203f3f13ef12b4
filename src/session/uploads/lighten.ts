import { cleanPicture, pictureType } from './clean-picture.ts'
import { mayContainLocation } from './may-contain-location.ts'

/** A file as it is sent when the visitor does not insist on the original. */
export interface Lightened {
  file: File
  /** It may still say where it was taken or made: it is not a picture that can be cleaned here. */
  located: boolean
}

/** Longer than this no screen needs; a telephone's pictures are twice as long. */
const LONGEST = 2048
/** What a picture may weigh before it is written anew even if it is small enough. */
const HEAVY = 2_000_000
/** In which every kind of file shows itself. */
const HEAD_BYTES = 512

const ready = new WeakMap<File, Promise<Lightened>>()

/**
 * A picture without what it says about the visitor (place, camera, time) and no larger than needed; any other file as it is. What is a picture is
 * told by its bytes: names and types of files are wrong now and then.
 * @throws {DOMException} (rejects) it cannot be read; perhaps the next time
 */
export function lighten(file: File): Promise<Lightened> {
  const work = ready.get(file) ?? lightenNow(file)
  ready.set(file, work)
  work.catch(() => ready.delete(file))
  return work
}

async function lightenNow(file: File): Promise<Lightened> {
  const isCalledPicture = file.type.startsWith('image/')
  // A file of another kind that cannot be read shows that when it is sent.
  const head = await file
    .slice(0, HEAD_BYTES)
    .arrayBuffer()
    .then(
      (bytes) => new Uint8Array(bytes),
      (error: unknown) => {
        if (isCalledPicture) throw error
        return new Uint8Array()
      },
    )
  const type = pictureType(head)
  if (type) return cleaned(file, type)
  const asItIs = { file, located: mayContainLocation(file.type, head) }
  // Drawings and animations would lose what they are.
  if (!isCalledPicture || /svg|gif/.test(file.type) || isAnimated(head)) return asItIs
  const drawn = await redraw(file, file.type, true).catch(() => undefined)
  return drawn ? { file: drawn, located: false } : asItIs
}

async function cleaned(file: File, type: string): Promise<Lightened> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const clean = cleanPicture(bytes)
  const drawn = await redraw(file, type, clean.state !== 'clean').catch(() => undefined)
  if (drawn && (clean.state !== 'clean' || drawn.size < clean.bytes.length)) return { file: drawn, located: false }
  // What cannot be turned upright keeps its place rather than lie on its side.
  if (clean.state !== 'clean') return { file, located: true }
  const light = new File([clean.bytes], file.name, { type: file.type })
  return { file: clean.bytes.length < bytes.length ? light : file, located: false }
}

/** An AVIF that moves. */
const isAnimated = (head: Uint8Array): boolean => String.fromCharCode(...head.subarray(8, 12)) === 'avis'

/** Draws a picture anew, upright and not too large. @returns `undefined` when it is fine as it is */
async function redraw(file: File, type: string, must: boolean): Promise<File | undefined> {
  const picture = await createImageBitmap(new Blob([file], { type }))
  // A photograph takes fifty megabytes as long as it is open.
  const blob = await encode(picture, file.size, type, must).finally(() => picture.close())
  if (!blob) return undefined
  if (blob.type === type) return new File([blob], file.name, { type: file.type || type })
  const ending = blob.type.slice('image/'.length).replace('jpeg', 'jpg')
  return new File([blob], `${file.name.replace(/\.\w+$/, '')}.${ending}`, { type: blob.type })
}

async function encode(picture: ImageBitmap, size: number, type: string, must: boolean): Promise<Blob | undefined> {
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
