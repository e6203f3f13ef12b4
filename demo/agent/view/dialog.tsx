import closeIcon from 'heroicons/24/outline/x-mark.svg'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { IconButton } from './icon-button.tsx'

interface Props {
  title: string
  onClose: () => void
  children: ComponentChildren
}

/** A question in front of everything else. Focus stays inside, Escape leaves, and goes back to where it came from. */
export function Dialog({ title, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-focus]')?.focus()
    // Only a dialog that is closed gives the focus back; one that just vanishes loses it.
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={element} aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton icon={closeIcon} label="Cancel" onClick={onClose} />
      </header>
      {children}
    </dialog>
  )
}
