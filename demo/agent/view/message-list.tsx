import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { inBackground } from '../../../src/session/background.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { placeMessages } from '../../../src/view/message-groups.ts'
import { $history, loadEarlier, loadHistory } from '../session/history.ts'
import { $messages } from '../session/messages.ts'
import { $unread, markRead } from '../session/rooms.ts'
import { systemText } from '../words/system-text.ts'
import { MessageView } from './message.tsx'
import { OnTheirWay } from './on-their-way.tsx'
import { TypingLine } from './typing-line.tsx'

const messages = fromStore($messages)
const history = fromStore($history)
const unread = fromStore($unread)

/** Nearer to the end than this counts as the end; nearer to the beginning, and earlier messages are fetched. */
const NEAR = 80

interface Props {
  rid: string
  editable: boolean
  onEdit: (message: RoomMessage) => void
}

/** The messages; the newest is kept in sight unless the agent has scrolled away from it. */
export function MessageList({ rid, editable, onEdit }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useSignal(true)
  const shown = (messages.value[rid] ?? []).filter((message) => systemText(message) !== '')
  const state = history.value[rid]
  useKeptPlace(list, atEnd.value, shown[0]?.id)
  useMarkRead(rid, atEnd.value)
  const onScroll = ({ currentTarget }: { currentTarget: HTMLElement }): void => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget
    atEnd.value = scrollHeight - scrollTop - clientHeight < NEAR
    if (scrollTop < NEAR && state === 'more') inBackground(loadEarlier(rid))
  }
  return (
    <div
      ref={list}
      role="log"
      aria-label="Messages"
      aria-busy={state === 'loading'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
      tabIndex={0}
      class="log"
      onScroll={onScroll}
    >
      <div class="lines">
        <Beginning rid={rid} state={state} />
        {placeMessages(shown).map((placed, i) => (
          <MessageView
            key={placed.message.id}
            {...placed}
            message={shown[i] as RoomMessage}
            editable={editable}
            onEdit={onEdit}
          />
        ))}
        <OnTheirWay rid={rid} />
        {editable && <TypingLine rid={rid} />}
      </div>
    </div>
  )
}

/** What there is before the first message that is shown. */
function Beginning({ rid, state }: { rid: string; state: 'loading' | 'more' | 'complete' | 'failed' | undefined }) {
  if (state === 'more')
    return (
      <button type="button" class="quiet" onClick={() => inBackground(loadEarlier(rid))}>
        Show earlier messages
      </button>
    )
  if (state === 'failed')
    return (
      <p class="notice" role="alert">
        Messages could not be loaded.{' '}
        <button type="button" class="link" onClick={() => inBackground(loadHistory(rid))}>
          Try again
        </button>
      </p>
    )
  return state === 'complete' ? null : <span class="spinner" />
}

/** What the agent has before their eyes has been read. */
function useMarkRead(rid: string, atEnd: boolean): void {
  const count = unread.value[rid] ?? 0
  useEffect(() => {
    const read = (): void => {
      if (count && atEnd && document.visibilityState === 'visible') inBackground(markRead(rid))
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [rid, count, atEnd])
}

/** Keeps the end in sight, or, when earlier messages come in above, the place that the agent is reading. */
function useKeptPlace(list: { current: HTMLElement | null }, atEnd: boolean, firstId: string | undefined): void {
  const before = useRef<{ firstId: string | undefined; height: number }>({ firstId, height: 0 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const { scrollHeight } = element
    if (atEnd) element.scrollTop = scrollHeight
    else if (firstId !== before.current.firstId) element.scrollTop += scrollHeight - before.current.height
    before.current = { firstId, height: scrollHeight }
  })
  useEffect(() => {
    const element = list.current
    if (!element || !atEnd) return
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [list, atEnd])
}
