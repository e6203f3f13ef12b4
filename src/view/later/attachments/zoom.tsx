import { useSignal } from '@preact/signals'
import downloadIcon from 'heroicons/24/outline/arrow-down-tray.svg'
import zoomOutIcon from 'heroicons/24/outline/magnifying-glass-minus.svg'
import zoomInIcon from 'heroicons/24/outline/magnifying-glass-plus.svg'
import closeIcon from 'heroicons/24/outline/x-mark.svg'
import { render } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import attachmentsWords from '../../../locales/later/attachments.ts'
import { hostHint } from '../../../protocol/link-target.ts'
import { server } from '../../../session/server.ts'
import { $visitor } from '../../../session/visitor.ts'
import { document } from '../../../unclobbered.ts'
import { fromStore } from '../../from-store.ts'
import { Icon } from '../../icon.tsx'
import { LiveRegion } from '../surroundings/announcer.tsx'
import { wordsWith } from '../words.ts'

const visitor = fromStore($visitor)

interface Large {
  src: string
  alt: string
  /** The file's name. */
  name: string
}

/** Shows a picture over the whole page until the visitor closes it; the focus then goes back to where it was. */
export function zoom(from: Element, picture: Large): void {
  const place = document.createElement('div')
  from.closest('.widget')?.append(place)
  const close = (): void => {
    render(null, place)
    place.remove()
  }
  render(<Zoom {...picture} onClose={close} />, place)
}

function Zoom({ src, alt, name, onClose }: Large & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const actual = useSignal(false)
  const texts = wordsWith(attachmentsWords)
  useEffect(() => dialog.current?.showModal(), [])
  const close = (): void => dialog.current?.close()
  // Another tab may have the visitor forgotten or logged out.
  const token = visitor.value?.token
  const owner = useRef(token)
  useEffect(() => {
    if (token !== owner.current) close()
  }, [token])
  const toggle = (): void => {
    actual.value = !actual.value
  }
  const host = hostHint(src, '', server().base)
  const save = host ? `${texts.save} (${host})` : texts.save
  const zoomLabel = actual.value ? texts.zoomOut : texts.zoomIn
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape and a button do the same
    <dialog
      ref={dialog}
      class="zoom"
      aria-label={alt}
      data-actual={actual.value || undefined}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && close()}
    >
      <div class="zoom-bar">
        <span class="zoom-name">{name}</span>
        <button type="button" class="icon" title={zoomLabel} onClick={toggle}>
          <Icon path={actual.value ? zoomOutIcon : zoomInIcon} />
        </button>
        <a class="icon" href={src} download={name} target="_blank" rel="noopener noreferrer nofollow" title={save}>
          <Icon path={downloadIcon} />
        </a>
        <button type="button" class="icon" title={texts.close} onClick={close}>
          <Icon path={closeIcon} />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="zoom-view" tabIndex={0}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button above does the same */}
        <img src={src} alt={alt} referrerpolicy="no-referrer" onClick={toggle} />
      </div>
      <LiveRegion />
    </dialog>
  )
}
