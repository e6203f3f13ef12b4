import { type Bytes, type Cleaned, isTurned, join, part, view, withoutName, word } from './picture-bytes.ts'

/**
 * Segments up to the end mark: frames (C0 to CF), tables (C4, CC, DB, DD), scans (DA) and lines (DC), and of those for applications the size of
 * a dot (JFIF), the colours (ICC) and how they are mixed (Adobe). Behind the end mark telephones hide a film or the picture once more.
 */
export function cleanJpeg(bytes: Bytes): Cleaned {
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
