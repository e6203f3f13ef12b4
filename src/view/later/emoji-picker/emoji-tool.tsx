import { useSignal } from '@preact/signals'
import smileIcon from 'heroicons/24/outline/face-smile.svg'
import { useLayoutEffect, useRef } from 'preact/hooks'
import composerWords from '../../../locales/later/composer.ts'
import { document } from '../../../unclobbered.ts'
import { Icon } from '../../icon.tsx'
import { later } from '../../later.tsx'
import { wordsWith } from '../words.ts'

const Picker = later(() => import('./picker.tsx'))

/** Opens the choice of emoji above the composer; what is chosen is written where the visitor was writing. */
export function EmojiTool() {
  const place = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const open = useSignal(false)
  const { emoji } = wordsWith(composerWords)
  const close = (): void => {
    open.value = false
  }
  const leave = (): void => {
    close()
    button.current?.focus()
  }
  const insert = (words: string): void => {
    close()
    const field = place.current?.closest('form')?.querySelector('textarea')
    field?.focus()
    // What is typed can be undone; what a script writes cannot, and makes what was typed before it stay for good.
    if (!field || document.execCommand('insertText', false, words)) return
    field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <span ref={place} class="tool-group">
      <button
        ref={button}
        type="button"
        class="tool emoji-tool"
        title={emoji}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon path={smileIcon} />
      </button>
      {open.value && <Popover name={emoji} but={button.current} onPick={insert} onLeave={leave} onClose={close} />}
    </span>
  )
}

interface PopoverProps {
  name: string
  /** Where a press does not close it, because it does so itself. */
  but: Element | null
  onPick: (words: string) => void
  onLeave: () => void
  onClose: () => void
}

function Popover({ name, but, onPick, onLeave, onClose }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const root = popover.current?.getRootNode() as ShadowRoot
    const stop = new AbortController()
    const look = ({ target }: Event): void => {
      const within = [popover.current, but].some((element) => element?.contains(target as Node))
      if (!within) onClose()
    }
    for (const event of ['pointerdown', 'focusin']) root.addEventListener(event, look, { signal: stop.signal })
    // Also where the focus has stayed on the button, as on a phone.
    const onEscape = (event: Event): void => {
      const { key, isComposing } = event as KeyboardEvent
      if (key !== 'Escape' || isComposing) return
      event.preventDefault()
      onLeave()
    }
    root.addEventListener('keydown', onEscape, { signal: stop.signal, capture: true })
    return () => stop.abort()
  }, [])
  return (
    <div
      ref={popover}
      role="dialog"
      aria-label={name}
      class="emoji-picker"
      onKeyDown={(event) => {
        // What is typed here is not for the composer around it.
        event.stopPropagation()
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
    >
      <Picker onPick={onPick} />
    </div>
  )
}
