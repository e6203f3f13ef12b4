import { useRef } from 'preact/hooks'

let made = 0

/** An id that no other element of the widget has, for one element to name another. Preact's own hook for it weighs several times as much. */
export function useOwnId(): string {
  const id = useRef('')
  id.current ||= `l${made++}`
  return id.current
}
