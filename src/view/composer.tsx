import sendIcon from 'heroicons/24/outline/paper-airplane.svg'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { isBlank } from '../protocol/blank.ts'
import { $config } from '../session/config.ts'
import { $draft, saveDraft } from '../session/draft.ts'
import { sendMessage } from '../session/outbox.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'
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
  const isTooLong = text.length > limit
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
        aria-invalid={isTooLong || undefined}
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
      <button type="submit" class="send" title={texts.send} disabled={isBlank(text) || isTooLong}>
        <Icon path={sendIcon} />
      </button>
    </form>
  )
}
