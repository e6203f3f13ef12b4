export type Bytes = Uint8Array<ArrayBuffer>

export interface Cleaned {
  bytes: Uint8Array<ArrayBuffer>
  /**
   * `turned`: how it must be turned was in what would go, so it has to be drawn anew. `odd`: it is not built as it should be, so that it cannot be
   * cleaned. `unknown`: not a kind that is known here.
   */
  state: 'clean' | 'turned' | 'odd' | 'unknown'
}

/** The numbers in some bytes. */
export const view = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Bytes as letters, one each. */
export const word = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Puts parts one after the other. */
export function join(parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/**
 * Cuts out a part.
 * @throws {RangeError} there are fewer bytes than there should be
 */
export function part(bytes: Bytes, from: number, to: number): Bytes {
  if (to > bytes.length || to < from) throw new RangeError('cut off')
  return bytes.subarray(from, to)
}

/** EXIF without the name that stands before it in some pictures. */
export const withoutName = (exif: Bytes): Bytes => (word(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif)

/** Looks for the orientation (tag 0x0112) among the first tags of EXIF. What cannot be read turns nothing. */
export function isTurned(tiff: Bytes): boolean {
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
