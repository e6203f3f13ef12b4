import chatIcon from 'heroicons/24/outline/chat-bubble-oval-left-ellipsis.svg'
import closeIcon from 'heroicons/24/outline/chevron-down.svg'
import type { RefObject } from 'preact'
import { count } from '../locales/fill.ts'
import { $look } from '../session/look.ts'
import { $panel, togglePanel } from '../session/panel.ts'
import { $unread } from '../session/unread.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

const look = fromStore($look)
const panel = fromStore($panel)
const unread = fromStore($unread)

/** The round button in the corner of the page. */
export function Launcher({ button }: { button: RefObject<HTMLButtonElement | null> }) {
  const open = panel.value === 'open'
  const n = open ? 0 : unread.value
  return (
    <>
      <button
        ref={button}
        type="button"
        class="launcher"
        part="launcher"
        aria-label={look.value.title || words.value.title}
        aria-expanded={open}
        onClick={togglePanel}
      >
        <Icon path={open ? closeIcon : chatIcon} />
      </button>
      <div role="status" class="badge" aria-label={n ? count(words.value, 'unread', n) : undefined}>
        {n > 99 ? '99+' : n || ''}
      </div>
    </>
  )
}
