import cameraIcon from 'heroicons/24/outline/camera.svg'
import clipIcon from 'heroicons/24/outline/paper-clip.svg'
import { useEffect, useRef } from 'preact/hooks'
// Chosen files are sent by it.
import '../../../session/uploads/delivery.ts'
import composerWords from '../../../locales/later/composer.ts'
import { $uploads, chooseFiles, sendChosen } from '../../../session/uploads/uploads.ts'
import { fromStore } from '../../from-store.ts'
import { Icon } from '../../icon.tsx'
import { wordsWith } from '../words.ts'
import { Tray } from './tray.tsx'
import { useSpokenFiles } from './use-spoken-files.ts'

const uploads = fromStore($uploads)

/** Files from the disk, the camera, the clipboard, or dropped onto the panel; they wait above the composer until they are sent. */
export function Files() {
  const place = useRef<HTMLSpanElement>(null)
  const texts = wordsWith(composerWords)
  const choose = (input: HTMLInputElement): void => {
    chooseFiles(input.files ?? [])
    // Whoever has removed a file may choose it again.
    input.value = ''
  }
  useSpokenFiles()
  useEffect(() => joinComposer(place.current as HTMLElement), [])
  return (
    <span ref={place} class="tool-group">
      <Tool label={texts.attach} icon={clipIcon} onChoose={choose} />
      {matchMedia('(pointer: coarse)').matches && (
        <Tool label={texts.takePhoto} icon={cameraIcon} onChoose={choose} camera />
      )}
      {uploads.value.length > 0 && <Tray />}
    </span>
  )
}

interface ToolProps {
  label: string
  icon: string
  camera?: boolean
  onChoose: (input: HTMLInputElement) => void
}

function Tool({ label, icon, camera, onChoose }: ToolProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class="tool" title={label} onClick={() => input.current?.click()}>
        <Icon path={icon} />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        {...(camera && { accept: 'image/*', capture: 'environment' })}
        onChange={({ currentTarget }) => onChoose(currentTarget)}
      />
    </>
  )
}

/** Pasting files chooses them, and sending words sends what was chosen with them. */
function joinComposer(place: HTMLElement): () => void {
  const form = place.closest('form')
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  form?.addEventListener('paste', onPaste, options)
  form?.addEventListener('submit', sendChosen, options)
  form?.addEventListener(
    'keydown',
    (event) => {
      const composing = event.isComposing || event.keyCode === 229
      if (event.key === 'Enter' && !event.shiftKey && !composing && event.target instanceof HTMLTextAreaElement)
        sendChosen()
    },
    options,
  )
  return () => stop.abort()
}

/** Office programs give their text as a picture too; then it is the text that is meant. */
function onPaste(event: ClipboardEvent): void {
  const { clipboardData } = event
  if (!clipboardData?.files.length || !isAboutFiles(clipboardData.getData('text/plain'), clipboardData.files)) return
  event.preventDefault()
  chooseFiles(clipboardData.files)
}

/** Finder gives the names of the files as text, Nautilus their addresses, and what is to be done with them. */
function isAboutFiles(text: string, files: FileList): boolean {
  const names = [...files].flatMap(({ name }) => [name, encodeURIComponent(name), encodeURI(name)])
  const isAbout = (line: string): boolean =>
    /^(x-special\/.*|copy|cut)?$/.test(line) || names.some((name) => line === name || line.endsWith(`/${name}`))
  return text.split(/[\r\n]+/).every((line) => isAbout(line.trim()))
}
