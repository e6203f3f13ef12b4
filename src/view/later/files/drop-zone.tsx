import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import composerWords from '../../../locales/later/composer.ts'
import { $config } from '../../../session/config.ts'
import { chooseFiles } from '../../../session/uploads/uploads.ts'
import { fromStore } from '../../from-store.ts'
import { wordsWith } from '../words.ts'

const config = fromStore($config)

/** Files may be dropped anywhere on the panel; while they hover over it, it says so. Where files cannot be sent, it says that. */
export function DropZone() {
  const place = useRef<HTMLDivElement>(null)
  const state = useSignal<DropState>('none')
  const { dropHere, filesOff } = wordsWith(composerWords)
  useEffect(() => {
    const panel = place.current?.closest('.panel') as HTMLElement
    return takeDrops(panel, (now) => {
      state.value = now
    })
  }, [])
  return (
    <>
      <div ref={place} class="drop-zone" hidden={state.value !== 'over'}>
        {config.value?.fileUpload ? dropHere : filesOff}
      </div>
      {state.value === 'refused' && (
        <p role="alert" class="complaint">
          {filesOff}
        </p>
      )}
    </>
  )
}

type DropState = 'none' | 'over' | 'refused'

function takeDrops(panel: HTMLElement, onState: (state: DropState) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
    panel.addEventListener(name, (event) => holdsFiles(event) && act(event), { signal })
  const welcome = (event: DragEvent): void => {
    event.preventDefault()
    onState('over')
  }
  listen('dragenter', welcome)
  listen('dragover', welcome)
  listen('dragleave', ({ relatedTarget }) => panel.contains(relatedTarget as Node | null) || onState('none'))
  listen('drop', (event) => {
    // Otherwise the browser opens the file in the page's place.
    event.preventDefault()
    const takesFiles = $config.get()?.fileUpload
    if (takesFiles) chooseFiles(event.dataTransfer?.files ?? [])
    onState(takesFiles ? 'none' : 'refused')
  })
  panel.addEventListener('input', () => onState('none'), { signal })
  return () => stop.abort()
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => !!dataTransfer?.types.includes('Files')
