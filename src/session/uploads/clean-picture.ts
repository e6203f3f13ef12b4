// Takes out of a picture's bytes what is not the picture, without drawing it anew: nothing of its quality is lost. What is not known to be
// part of the picture goes, whatever it is called.

export interface Cleaned {
  bytes: Uint8Array<ArrayBuffer>
  /**
   * `turned`: how it must be turned was in what would go, so it has to be drawn anew. `odd`: it is not built as it should be, so that it cannot be
   * cleaned. `unknown`: not a kind that is known here.
   */
  state: 'clean' | 'turned' | 'odd' | 'unknown'
}

type Bytes = Uint8Array<ArrayBuffer>

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

const view = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const word = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

function join(parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** @throws {RangeError} there are fewer bytes than there should be */
function part(bytes: Bytes, from: number, to: number): Bytes {
  if (to > bytes.length || to < from) throw new RangeError('cut off')
  return bytes.subarray(from, to)
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

/**
 * Segments up to the end mark: frames (C0 to CF), tables (C4, CC, DB, DD), scans (DA) and lines (DC), and of those for applications the size of
 * a dot (JFIF), the colours (ICC) and how they are mixed (Adobe). Behind the end mark telephones hide a film or the picture once more.
 */
function cleanJpeg(bytes: Bytes): Cleaned {
  const kept = [bytes.subarray(0, 2)]
  let turned = false
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) return { bytes, state: 'odd' }
    // Any number of fill bytes may stand before a mark.
    while (bytes[at + 1] === 0xff) at++
    const kind = bytes[at + 1] ?? 0
    if (kind === 0xd9) return { bytes: join([...kept, bytes.subarray(at, at + 2)]), state: turned ? 'turned' : 'clean' }
    const end = at + 2 + Math.max(2, view(bytes).getUint16(at + 2))
    const segment = part(bytes, at, end)
    if (kind === 0xe1 && word(segment, 4, 4) === 'Exif') turned ||= isTurned(withoutName(segment.subarray(4)))
    const next = kind === 0xda ? endOfScan(bytes, end) : end
    const isPicture = (kind >= 0xc0 && kind <= 0xcf && kind !== 0xc8) || [0xda, 0xdb, 0xdc, 0xdd].includes(kind)
    kept.push(isPicture ? bytes.subarray(at, next) : knownPart(segment, kind))
    at = next
  }
}

/** What is kept of a segment for applications; the thumbnail in a JFIF segment is a second picture. */
function knownPart(segment: Bytes, kind: number): Bytes {
  const name = word(segment, 4, 12)
  if (kind === 0xe0 && name.startsWith('JFIF\0')) return shortened(segment, 18, [16, 17])
  if (kind === 0xee && name.startsWith('Adobe')) return shortened(segment, 16)
  return kind === 0xe2 && name === 'ICC_PROFILE\0' ? segment : new Uint8Array()
}

/** The first bytes of a segment as a segment of their own, some of them zero. */
function shortened(segment: Bytes, length: number, zeros: number[] = []): Bytes {
  const short = part(segment, 0, length).slice()
  view(short).setUint16(2, length - 2)
  for (const at of zeros) short[at] = 0
  return short
}

/** The picture's data goes on until a mark that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  let at = from
  while (at < bytes.length && !(bytes[at] === 0xff && isMark(bytes[at + 1] ?? 0))) at++
  return at
}

const isMark = (byte: number): boolean => byte !== 0 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7)

const withoutName = (exif: Bytes): Bytes => (word(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif)

/** Looks for the orientation (tag 0x0112) among the first tags of EXIF. What cannot be read turns nothing. */
function isTurned(tiff: Bytes): boolean {
  try {
    const data = view(tiff)
    const little = word(tiff, 0, 2) === 'II'
    const start = data.getUint32(4, little)
    const tags = data.getUint16(start, little)
    for (let i = 0; i < tags; i++) {
      const at = start + 2 + i * 12
      if (data.getUint16(at, little) === 0x0112) return data.getUint16(at + 8, little) > 1
    }
  } catch {
    // Browsers show it as it is, too.
  }
  return false
}
