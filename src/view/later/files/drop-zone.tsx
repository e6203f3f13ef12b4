import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import composerWords from '../../../locales/later/composer.ts'
import { chooseFiles } from '../../../session/uploads/uploads.ts'
import { wordsWith } from '../words.ts'

/** Files may be dropped anywhere on the panel; while they hover over it, it says so. */
export function DropZone() {
  const zone = useRef<HTMLDivElement>(null)
  const over = useSignal(false)
  useEffect(() => {
    const panel = zone.current?.closest('.panel') as HTMLElement
    return takeDrops(panel, (hovers) => {
      over.value = hovers
    })
  }, [])
  return (
    <div ref={zone} class="drop-zone" hidden={!over.value}>
      {wordsWith(composerWords).dropHere}
    </div>
  )
}

function takeDrops(panel: HTMLElement, onHover: (hovers: boolean) => void): () => void {
  const stop = new AbortController()
  const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
    panel.addEventListener(name, (event) => holdsFiles(event) && act(event), { signal: stop.signal })
  const welcome = (event: DragEvent): void => {
    event.preventDefault()
    onHover(true)
  }
  listen('dragenter', welcome)
  listen('dragover', welcome)
  listen('dragleave', ({ relatedTarget }) => panel.contains(relatedTarget as Node | null) || onHover(false))
  listen('drop', (event) => {
    event.preventDefault()
    onHover(false)
    chooseFiles(event.dataTransfer?.files ?? [])
  })
  return () => stop.abort()
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => !!dataTransfer?.types.includes('Files')
