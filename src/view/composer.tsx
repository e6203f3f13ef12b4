import sendIcon from 'heroicons/24/outline/paper-airplane.svg'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { fill } from '../locales/fill.ts'
import { isBlank } from '../protocol/blank.ts'
import { $config } from '../session/config.ts'
import { $draft, saveDraft } from '../session/draft.ts'
import { sendMessage } from '../session/outbox.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'
import { useOwnId } from './use-own-id.ts'
import { words } from './words.ts'

/** What words alone need not have: files and emoji. */
const Tools = later(
  () => import('./later/composer-tools.tsx'),
  () => null,
)

const draft = fromStore($draft)
const config = fromStore($config)

/** Where the visitor writes. It is emptied only when the message has been taken for sending. */
export function Composer() {
  const field = useRef<HTMLTextAreaElement>(null)
  const { value: texts } = words
  const { value: text } = draft
  const limit = config.value?.textLimit ?? Number.POSITIVE_INFINITY
  const over = text.length - limit
  const isLong = text.length > limit * 0.9
  const id = useOwnId()
  useLayoutEffect(() => {
    // It grows with the text; the style sheet says how far.
    const element = field.current as HTMLElement
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [text])
  const send = (): void => {
    if (!sendMessage(text)) return
    saveDraft('')
    field.current?.focus()
  }
  return (
    <form class="composer" part="composer" onSubmit={send}>
      <textarea
        ref={field}
        rows={1}
        dir={(text && 'auto') as 'auto'}
        data-focus
        enterkeyhint="send"
        aria-label={texts.message}
        aria-invalid={over > 0 || undefined}
        aria-describedby={isLong ? id : undefined}
        placeholder={texts.placeholder}
        value={text}
        onInput={({ currentTarget }) => saveDraft(currentTarget.value)}
        onKeyDown={(event) => {
          // While an input method composes, Enter chooses a word; Safari says so in the key code alone.
          const composing = event.isComposing || event.keyCode === 229
          if (event.key !== 'Enter' || event.shiftKey || composing) return
          event.preventDefault()
          send()
        }}
      />
      <Tools />
      <button type="submit" class="send" title={texts.send} disabled={isBlank(text) || over > 0}>
        <Icon path={sendIcon} />
      </button>
      {isLong && (
        <p id={id} class={over > 0 ? 'complaint' : 'count'}>
          {over > 0 ? fill(texts.tooLong, { n: over }) : `${text.length} / ${limit}`}
        </p>
      )}
    </form>
  )
}
