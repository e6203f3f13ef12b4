// Takes out of a picture's bytes what is not the picture, without drawing it anew: nothing of its quality is lost. What is not known to be
// part of the picture goes, whatever it is called.
import { cleanJpeg } from './clean-jpeg.ts'
import { type Bytes, type Cleaned, isTurned, join, part, view, withoutName, word } from './picture-bytes.ts'

/** The media type of a picture that can be cleaned, by its first bytes; empty for any other file. */
export function pictureType(bytes: Bytes): string {
  if (word(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (word(bytes, 0, 4) === 'RIFF' && word(bytes, 8, 4) === 'WEBP') return 'image/webp'
  return word(bytes, 0, 3) === '\xff\xd8\xff' ? 'image/jpeg' : ''
}

const CLEANERS: Record<string, (bytes: Bytes) => Cleaned> = {
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/jpeg': cleanJpeg,
}

/** Without place, camera, time and comments, for JPEG, PNG and WebP; other bytes as they are. */
export function cleanPicture(bytes: Bytes): Cleaned {
  const clean = CLEANERS[pictureType(bytes)]
  if (!clean) return { bytes, state: 'unknown' }
  try {
    return clean(bytes)
  } catch {
    // Cut off in the middle, or a length that cannot be: a browser that can draw it draws it anew.
    return { bytes, state: 'odd' }
  }
}

/** The picture, its colours, its transparency, and its movement. */
const PNG_CHUNKS = /^(IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|mDCV|cLLI|bKGD|hIST|pHYs|acTL|fcTL|fdAT)$/

/** Chunks: length, name, content, checksum. What comes after the last one is not part of the picture. */
function cleanPng(bytes: Bytes): Cleaned {
  const kept = [bytes.subarray(0, 8)]
  let turned = false
  for (let at = 8; ; ) {
    const end = at + 12 + view(bytes).getUint32(at)
    const name = word(bytes, at + 4, 4)
    const chunk = part(bytes, at, end)
    // A chunk that a reader must understand, and that is unknown here: Apple's own PNG.
    if (!PNG_CHUNKS.test(name) && /^[A-Z]/.test(name)) return { bytes, state: 'odd' }
    if (PNG_CHUNKS.test(name)) kept.push(chunk)
    if (name === 'eXIf') turned ||= isTurned(chunk.subarray(8))
    if (name === 'IEND') return { bytes: join(kept), state: turned ? 'turned' : 'clean' }
    at = end
  }
}

const WEBP_CHUNKS = /^(VP8 |VP8L|VP8X|ALPH|ANIM|ANMF|ICCP)$/
/** Of a picture that moves each frame is a list of chunks behind its place and time. */
const FRAME_HEADER = 16
const HAS_EXIF_OR_XMP = 0x0c

/** Chunks: name, length, content, padded to even. The first may announce those that go. */
function cleanWebp(bytes: Bytes): Cleaned {
  const chunks = webpChunks(part(bytes, 12, 8 + view(bytes).getUint32(4, true)))
  const all = join([bytes.slice(0, 12), ...chunks.filter(({ name }) => WEBP_CHUNKS.test(name)).map(cleanChunk)])
  view(all).setUint32(4, all.length - 8, true)
  const turned = chunks.some(({ name, content }) => name === 'EXIF' && isTurned(withoutName(content)))
  return { bytes: all, state: turned ? 'turned' : 'clean' }
}

interface Chunk {
  name: string
  content: Bytes
}

function webpChunks(bytes: Bytes): Chunk[] {
  const found: Chunk[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = view(bytes).getUint32(at + 4, true)
    found.push({ name: word(bytes, at, 4), content: part(bytes, at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return found
}

function cleanChunk({ name, content }: Chunk): Bytes {
  let cleaned = content.slice()
  if (name === 'VP8X') cleaned[0] = (cleaned[0] ?? 0) & ~HAS_EXIF_OR_XMP
  if (name === 'ANMF') {
    const inner = webpChunks(content.subarray(FRAME_HEADER)).filter((one) => /^(VP8 |VP8L|ALPH)$/.test(one.name))
    cleaned = join([content.subarray(0, FRAME_HEADER), ...inner.map(cleanChunk)])
  }
  const head = new Uint8Array([...name].map((letter) => letter.charCodeAt(0)).concat(0, 0, 0, 0))
  view(head).setUint32(4, cleaned.length, true)
  return join([head, cleaned, new Uint8Array(cleaned.length % 2)])
}
