export interface Size {
  width: number
  height: number
}

function sizeOfPng(bytes: DataView): Size | undefined {
  const isPng = bytes.byteLength > 24 && bytes.getUint32(0) === 0x89504e47
  return isPng ? { width: bytes.getUint32(16), height: bytes.getUint32(20) } : undefined
}

function sizeOfGif(bytes: DataView): Size | undefined {
  const isGif = bytes.byteLength > 10 && bytes.getUint32(0) === 0x47494638
  return isGif ? { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) } : undefined
}

/** Walks over the segments of a JPEG until the one that begins the picture. */
function sizeOfJpeg(bytes: DataView): Size | undefined {
  if (bytes.byteLength < 4 || bytes.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.byteLength; at += 2 + bytes.getUint16(at + 2)) {
    const marker = bytes.getUint16(at)
    if (marker >= 0xffc0 && marker <= 0xffc3) return { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) }
  }
  return undefined
}

/** How large a picture is, as far as its first bytes tell. */
export function imageSize({ buffer, byteOffset, byteLength }: Uint8Array): Size | undefined {
  const bytes = new DataView(buffer, byteOffset, byteLength)
  return sizeOfPng(bytes) ?? sizeOfGif(bytes) ?? sizeOfJpeg(bytes)
}
