// Both made by the browser's cryptographic generator: ids must not collide, the token must not be guessed.

/** Letters and digits that cannot be mistaken for each other; the alphabet of the server's own ids. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz'

/** An id for a message: 17 characters. */
export function makeMessageId(): string {
  let id = ''
  while (id.length < 17) {
    // Bytes above the largest multiple of the alphabet's size are thrown away, or its first letters would come more often.
    for (const byte of crypto.getRandomValues(new Uint8Array(24)))
      if (byte < 220 && id.length < 17) id += ALPHABET[byte % 55]
  }
  return id
}

/** A token for a new visitor: 32 bytes as 64 hex digits. */
export const makeToken = (): string =>
  [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
