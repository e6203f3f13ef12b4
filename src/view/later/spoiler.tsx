import { useSignal } from '@preact/signals'
import showIcon from 'heroicons/24/outline/eye.svg'
import hideIcon from 'heroicons/24/outline/eye-slash.svg'
import type { ComponentChildren } from 'preact'
import attachmentsWords from '../../locales/later/attachments.ts'
import { Icon } from '../icon.tsx'
import { wordsWith } from './words.ts'

/** What somebody has hidden in a message: seen, and read aloud, only once the visitor has pressed the button in its place. */
export function Spoiler({ children }: { children: ComponentChildren }) {
  const shown = useSignal(false)
  return (
    <span class="spoiler">
      <button
        type="button"
        aria-label={wordsWith(attachmentsWords).showHidden}
        aria-expanded={shown.value}
        onClick={() => {
          shown.value = !shown.value
        }}
      >
        <Icon path={shown.value ? hideIcon : showIcon} />
      </button>
      {shown.value && <span>{children}</span>}
    </span>
  )
}
