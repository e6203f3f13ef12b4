interface Props {
  /** Why it did not work. */
  complaint: string | undefined
  /** What the button says that does it, also while it is being done. */
  submit: string
  look: 'primary' | 'danger solid'
  busy: boolean
  disabled?: boolean
  onCancel: () => void
}

/** The end of every dialog with a form: what went wrong, the way out, and the way on. */
export const DialogEnd = ({ complaint, submit, look, busy, disabled, onCancel }: Props) => (
  <>
    <p class="complaint" role="alert">
      {complaint}
    </p>
    <footer>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
      <button type="submit" class={look} aria-busy={busy} disabled={disabled}>
        {submit}
      </button>
    </footer>
  </>
)
