/** How films, recordings, documents and pictures begin that have a place for where they were made: MP4 and HEIC, GIF, TIFF, PDF, Matroska, AVI, Ogg, MP3. */
const CONTAINERS = /^(.{4}ftyp|GIF8|II\*\0|MM\0\*|%PDF|.E\xdf\xa3|RIFF|OggS|ID3)|<svg/s

/**
 * Whether a file may say where it was taken or made. Nothing is read but its type and its beginning.
 * @param head the first bytes of the file
 */
export const mayContainLocation = (type: string, head: Uint8Array): boolean =>
  /^(image|video|audio)\/|pdf/.test(type) || CONTAINERS.test(String.fromCharCode(...head))
