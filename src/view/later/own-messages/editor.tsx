import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import ownMessagesWords from '../../../locales/later/own-messages.ts'
import { sentence } from '../../../locales/sentence.ts'
import { RefusedError, RequestError } from '../../../protocol/errors.ts'
import type { Message } from '../../../protocol/message.ts'
import { inBackground } from '../../../session/background.ts'
import { finishEditing, isFit, saveEdit, stopEditing } from '../../../session/own-messages/editing.ts'
import { sheetOf } from '../sheet.tsx'
import { wordsWith } from '../words.ts'
import css from './own-messages.css'
import { handFocus } from './use-handed-focus.ts'

const Style = sheetOf(css)

/** Other words for a message; they stay until the server has them or the visitor leaves it at the old ones. */
export function Editor({ message, text }: { message: Message; text: string }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const state = useSignal<'ready' | 'busy' | RequestError>('ready')
  const texts = wordsWith(ownMessagesWords)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  }, [])
  const save = async (): Promise<void> => {
    if (state.value === 'busy') return
    state.value = 'busy'
    try {
      handFocus(message.id)
      await finishEditing(message)
      state.value = 'ready'
    } catch (error) {
      state.value = error instanceof RequestError ? error : 'ready'
      throw error
    }
  }
  const leave = (): void => {
    handFocus(message.id)
    stopEditing()
  }
  return (
    <form
      class="own-editor"
      onSubmit={() => inBackground(save())}
      onKeyDown={(event) => {
        const composing = event.isComposing || event.keyCode === 229
        if (event.key === 'Escape' && !composing) leave()
        else if (event.key === 'Enter' && !event.shiftKey && !composing && event.target === field.current)
          inBackground(save())
        else return
        event.preventDefault()
      }}
    >
      <Style />
      <textarea
        ref={field}
        rows={Math.min(6, text.split('\n').length + 1)}
        dir="auto"
        aria-label={texts.editField}
        value={text}
        onInput={({ currentTarget }) => saveEdit(currentTarget.value)}
      />
      {state.value instanceof RequestError && (
        <p role="alert" class="complaint">
          {state.value instanceof RefusedError ? texts.changeRefused : sentence(state.value, texts)}
        </p>
      )}
      <div class="own-choices">
        <button type="submit" class="link" disabled={!isFit(text)} aria-busy={state.value === 'busy'}>
          {state.value === 'busy' ? texts.sending : texts.saveEdit}
        </button>
        <button type="button" class="link" onClick={leave}>
          {texts.cancel}
        </button>
      </div>
    </form>
  )
}
