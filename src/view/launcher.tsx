import chatIcon from 'heroicons/24/outline/chat-bubble-oval-left-ellipsis.svg'
import closeIcon from 'heroicons/24/outline/chevron-down.svg'
import type { RefObject } from 'preact'
import { count } from '../locales/fill.ts'
import { $look } from '../session/look.ts'
import { $panel, togglePanel } from '../session/panel.ts'
import { $unread } from '../session/unread.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { useOwnId } from './use-own-id.ts'
import { words } from './words.ts'

const look = fromStore($look)
const panel = fromStore($panel)
const unread = fromStore($unread)

/** The round button in the corner of the page. */
export function Launcher({ button }: { button: RefObject<HTMLButtonElement | null> }) {
  const open = panel.value === 'open'
  const n = open ? 0 : unread.value
  const said = n ? count(words.value, 'unread', n) : undefined
  const id = useOwnId()
  return (
    <>
      <button
        ref={button}
        type="button"
        class="launcher"
        part="launcher"
        aria-label={look.value.title || words.value.title}
        aria-expanded={open}
        aria-describedby={said && id}
        onClick={togglePanel}
      >
        <Icon path={open ? closeIcon : chatIcon} />
      </button>
      <div role="status" id={id} class="badge" aria-label={said}>
        {/* A live region speaks what is in it, and not its name. */}
        {said && <span class="unseen">{said}</span>}
        {said && <span aria-hidden="true">{n > 99 ? '99+' : n}</span>}
      </div>
    </>
  )
}
