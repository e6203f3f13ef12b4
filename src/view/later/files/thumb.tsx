import fileIcon from 'heroicons/24/outline/document.svg'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../icon.tsx'

const SIDE = 96

/** A chosen picture, small. It is drawn, because the page's policy may not let an address show what is not on a server. */
export function Thumb({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (file.type.startsWith('image/')) void draw(file, canvas.current as HTMLCanvasElement)
  }, [file])
  return (
    <span class="thumb" aria-hidden="true">
      <Icon path={fileIcon} />
      <canvas ref={canvas} width={SIDE} height={SIDE} />
    </span>
  )
}

/** What this browser cannot read keeps the sign of a file. */
async function draw(file: File, canvas: HTMLCanvasElement): Promise<void> {
  try {
    const picture = await createImageBitmap(file)
    const { width, height } = picture
    const side = Math.min(width, height)
    const [left, top] = [(width - side) / 2, (height - side) / 2]
    canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE)
    picture.close()
  } catch {
    return
  }
}
