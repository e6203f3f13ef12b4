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
