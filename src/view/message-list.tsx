import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { inBackground } from '../session/background.ts'
import { $conversation } from '../session/conversation.ts'
import { $history, loadEarlierMessages } from '../session/history.ts'
import { onHope } from '../session/hope.ts'
import { $typing } from '../session/typing.ts'
import { $unread, markRead } from '../session/unread.ts'
import { document } from '../unclobbered.ts'
import { fromStore } from './from-store.ts'
import { later } from './later.tsx'
import { MessageView } from './message.tsx'
import { placeMessages } from './message-groups.ts'
import { OutgoingView } from './outgoing.tsx'
import { useKeptPlace } from './use-kept-place.ts'
import { Waiting } from './waiting.tsx'
import { words } from './words.ts'

const conversation = fromStore($conversation)
const history = fromStore($history)
const unread = fromStore($unread)
const typing = fromStore($typing)

/** Who is writing to the visitor just now. */
const TypingLine = later(
  () => import('./later/typing-line.tsx'),
  () => null,
)

/** Nearer to the beginning than this, and earlier messages are fetched. */
const NEAR = 80

/** The messages; the newest is kept in sight unless the visitor has scrolled away from it. */
export function MessageList() {
  const list = useRef<HTMLDivElement>(null)
  const { messages, outgoing } = conversation.value
  const isLoading = history.value === 'loading'
  const atEnd = useKeptPlace(list)
  const read = (): void => {
    if (atEnd.peek() && !document.hidden) markRead()
  }
  useLayoutEffect(read)
  // What came while the tab was hidden is read once it is shown.
  useEffect(() => onHope(read), [])
  const toEnd = (): void => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }
  const earlier = (): void => inBackground(loadEarlierMessages())
  const onScroll = (): void => {
    const { current: element } = list
    // The focus that reaches the button scrolls to it, which is no wish to press it.
    if (element && element.scrollTop < NEAR && history.value === 'more' && !element.querySelector(':focus')) earlier()
  }
  return (
    <div class="messages">
      <div
        ref={list}
        role="log"
        // A region of its own says what arrives; a log would also read out every history and every drawing of its own.
        aria-live="off"
        aria-label={words.value.messages}
        aria-busy={isLoading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        class="list"
        onScroll={onScroll}
      >
        <div>
          {messages.length > 0 && /more|failed|loading/.test(history.value) && (
            // It stays while it is busy: what goes takes the focus with it.
            <button type="button" class="link earlier" aria-disabled={isLoading} onClick={earlier}>
              {isLoading ? words.value.loading : words.value.earlier}
            </button>
          )}
          {!messages.length && !outgoing.length && <p class="greeting">{words.value.greeting}</p>}
          {placeMessages(messages).map((placed) => (
            <MessageView key={placed.message.id} {...placed} />
          ))}
          {outgoing.map((message) => (
            <OutgoingView key={message.id} {...message} />
          ))}
          <Waiting />
          {typing.value.length > 0 && <TypingLine />}
        </div>
      </div>
      {!atEnd.value && unread.value > 0 && (
        <button type="button" class="pill" onClick={toEnd}>
          {words.value.newMessages}
        </button>
      )}
    </div>
  )
}
