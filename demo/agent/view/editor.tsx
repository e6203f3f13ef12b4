import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { changeMessage } from '../session/own-messages.ts'
import { sentence } from '../words/sentence.ts'
import { endsLine } from './composer.tsx'
import { useAttempt } from './use-attempt.ts'

/** In the composer's place while the agent changes what they have said. Escape leaves it as it was. */
export function Editor({ message, onDone }: { message: RoomMessage; onDone: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const text = useSignal(message.text)
  const { busy, error, attempt } = useAttempt()
  useEffect(() => field.current?.focus(), [])
  const save = async (): Promise<void> => {
    const words = text.value.trim()
    if (!words) return
    if (words === message.text || (await attempt(() => changeMessage(message, words)))) onDone()
  }
  return (
    <form
      class="composer editor"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        aria-label="Edit message"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          else if (!endsLine(event)) return
          else void save()
          event.preventDefault()
        }}
      />
      <button type="button" onClick={onDone}>
        Cancel
      </button>
      <button type="submit" class="primary" aria-busy={busy} disabled={!text.value.trim()}>
        Save
      </button>
      {error && (
        <p class="complaint" role="alert">
          {sentence(error)}
        </p>
      )}
    </form>
  )
}
