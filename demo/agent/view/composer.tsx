import sendIcon from 'heroicons/24/outline/paper-airplane.svg'
import clipIcon from 'heroicons/24/outline/paper-clip.svg'
import { useRef } from 'preact/hooks'
import { fromStore } from '../../../src/view/from-store.ts'
import { noteComposing, stopComposing } from '../session/composing.ts'
import { $drafts, saveDraft } from '../session/drafts.ts'
import { sendMessage } from '../session/outbox.ts'
import { $rules } from '../session/rules.ts'
import { shareFile } from '../session/uploads.ts'
import { IconButton } from './icon-button.tsx'

const drafts = fromStore($drafts)
const rules = fromStore($rules)

/** Where the agent writes. It is emptied only when the message has been taken for sending. */
export function Composer({ rid, onEditLast }: { rid: string; onEditLast: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const text = drafts.value[rid] ?? ''
  const over = text.length - rules.value.textLimit
  const send = (): void => {
    if (over > 0 || !sendMessage(rid, text)) return
    saveDraft(rid, '')
    stopComposing()
    field.current?.focus()
  }
  const share = (files: Iterable<File> | null | undefined): void => {
    for (const file of files ?? []) shareFile(rid, file)
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          share(currentTarget.files)
          currentTarget.value = ''
        }}
      />
      <IconButton icon={clipIcon} label="Attach files" onClick={() => picker.current?.click()} />
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        aria-label="Message"
        aria-invalid={over > 0 || undefined}
        placeholder="Write a message…"
        value={text}
        onInput={({ currentTarget }) => {
          saveDraft(rid, currentTarget.value)
          noteComposing(rid)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' && !text) onEditLast()
          else if (!endsLine(event)) return
          else send()
          event.preventDefault()
        }}
        onPaste={({ clipboardData }) => share(clipboardData?.files)}
      />
      <IconButton type="submit" icon={sendIcon} label="Send" class="primary" disabled={!text.trim() || over > 0} />
      {over > 0 && (
        <p class="complaint" role="status">
          This message is {over} characters too long.
        </p>
      )}
    </form>
  )
}

/** Enter alone; while an input method composes, it chooses a word, which Safari says in the key code alone. */
export const endsLine = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229
