import type { VNode } from 'preact'
import { useId } from 'preact/hooks'

interface Props {
  label: string
  /** Says more about what belongs here. */
  hint?: string | undefined
  complaint?: string | undefined
  optional?: boolean
  /** Draws the control with what ties it to its label, hint and complaint. */
  children: (control: Tie) => VNode
}

export interface Tie {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** A labelled field with room for its complaint. */
export function Field({ label, hint, complaint, optional, children }: Props) {
  const id = useId()
  const notes = [hint && `${id}h`, complaint && `${id}c`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <small>optional</small>}
      </label>
      {children({ id, 'aria-describedby': notes || undefined, 'aria-invalid': complaint ? true : undefined })}
      {hint && (
        <p id={`${id}h`} class="hint">
          {hint}
        </p>
      )}
      {complaint && (
        <p id={`${id}c`} class="complaint" role="alert">
          {complaint}
        </p>
      )}
    </div>
  )
}
