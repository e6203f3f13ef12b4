// Takes out of a picture's bytes what is not the picture, without drawing it anew: nothing of its quality is lost.

export interface Cleaned {
  bytes: Uint8Array<ArrayBuffer>
  /** `turned`: how it must be turned was in what would go, so it has to be drawn anew; `unknown`: not a kind that is known here. */
  state: 'clean' | 'turned' | 'unknown'
}

type Bytes = Uint8Array<ArrayBuffer>

/** Without place, camera, time and comments, for JPEG, PNG and WebP; other bytes as they are. */
export function cleanPicture(bytes: Bytes): Cleaned {
  try {
    if (word(bytes, 1, 3) === 'PNG') return { bytes: join(pngParts(bytes)), state: 'clean' }
    if (word(bytes, 8, 4) === 'WEBP') return { bytes: cleanWebp(bytes), state: 'clean' }
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes)
  } catch {
    // Cut off in the middle: whoever can draw it draws it anew.
  }
  return { bytes, state: 'unknown' }
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

/** Chunks: length, name, content, checksum. What comes after the last one is not part of the picture. */
function pngParts(bytes: Bytes): Bytes[] {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at < bytes.length; ) {
    const end = at + 12 + view(bytes).getUint32(at)
    const name = word(bytes, at + 4, 4)
    if (!['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'].includes(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') break
    at = end
  }
  return kept
}

/** Chunks: name, length, content, padded to even. The first may announce those that go. */
function cleanWebp(bytes: Bytes): Bytes {
  const kept = [bytes.slice(0, 12)]
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view(bytes).getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    const name = word(bytes, at, 4)
    const chunk = bytes.slice(at, end)
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk)
    at = end
  }
  const all = join(kept)
  view(all).setUint32(4, all.length - 8, true)
  return all
}

/**
 * Segments up to the end mark: EXIF and XMP (E1), other pictures of the same moment (E2 `MPF`), press data (ED) and comments (FE) go. Behind the
 * end mark telephones hide a film or the picture once more.
 */
function cleanJpeg(bytes: Bytes): Cleaned {
  const kept = [bytes.subarray(0, 2)]
  let turned = false
  for (let at = 2; at < bytes.length; ) {
    const kind = bytes[at + 1] ?? 0
    const end = kind === 0xd9 ? at + 2 : at + 2 + view(bytes).getUint16(at + 2)
    const goes = [0xe1, 0xed, 0xfe].includes(kind) || (kind === 0xe2 && word(bytes, at + 4, 3) === 'MPF')
    if (kind === 0xe1 && word(bytes, at + 4, 4) === 'Exif') turned ||= isTurned(bytes.subarray(at + 10, end))
    const next = kind === 0xda ? endOfScan(bytes, end) : end
    if (!goes) kept.push(bytes.subarray(at, next))
    if (kind === 0xd9) break
    at = next
  }
  return { bytes: join(kept), state: turned ? 'turned' : 'clean' }
}

/** The picture's data goes on until a mark that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  let at = from
  while (at < bytes.length && !(bytes[at] === 0xff && isMark(bytes[at + 1] ?? 0))) at++
  return at
}

const isMark = (byte: number): boolean => byte !== 0 && byte !== 0xff && !(byte >= 0xd0 && byte <= 0xd7)

/** Looks for the orientation (tag 0x0112) among the first tags of EXIF. */
function isTurned(tiff: Bytes): boolean {
  const data = view(tiff)
  const little = word(tiff, 0, 2) === 'II'
  const start = data.getUint32(4, little)
  const tags = data.getUint16(start, little)
  for (let i = 0; i < tags; i++) {
    const at = start + 2 + i * 12
    if (data.getUint16(at, little) === 0x0112) return data.getUint16(at + 8, little) > 1
  }
  return false
}
