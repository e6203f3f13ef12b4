/** A real picture, as a camera or a screenshot would make it. */
export async function picture(name = 'swift.png', { width = 64, height = 48, type = 'image/png' } = {}): Promise<File> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  const sky = context.createLinearGradient(0, 0, width, height)
  sky.addColorStop(0, '#8ecae6')
  sky.addColorStop(1, '#ffb703')
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  return new File([await canvas.convertToBlob({ type })], name, { type })
}

/** A photo that says where it was taken, and how the camera was held (EXIF orientation; 6: turned to the right). */
export async function photo(name: string, orientation = 1): Promise<File> {
  const plain = new Uint8Array(await (await picture(name, { type: 'image/jpeg' })).arrayBuffer())
  // One tag, the orientation, and a place that is only recognisable as words.
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
  const exif = [...new TextEncoder().encode('Exif'), 0, 0, ...tiff, ...new TextEncoder().encode('GPS 53.55 N 9.99 E')]
  const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif]
  return new File([plain.slice(0, 2), new Uint8Array(segment), plain.slice(2)], name, { type: 'image/jpeg' })
}
