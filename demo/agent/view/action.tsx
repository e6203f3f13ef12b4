import type { ComponentChildren } from 'preact'
import { sentence } from '../words/sentence.ts'
import { useAttempt } from './use-attempt.ts'

interface Props {
  /** Rejects with a `RequestError` when it did not work. */
  act: () => Promise<unknown>
  class?: string
  label?: string
  children: ComponentChildren
}

/** A button that does something on the server, and says beside itself why it could not. */
export function Action({ act, class: look = '', label, children }: Props) {
  const { busy, error, attempt } = useAttempt()
  return (
    <>
      <button type="button" class={look} aria-label={label} aria-busy={busy} onClick={() => void attempt(act)}>
        {children}
      </button>
      {error && (
        <p class="complaint" role="alert">
          {sentence(error)}
        </p>
      )}
    </>
  )
}
