import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { document } from '../unclobbered.ts'

/**
 * Moves the focus to where a person goes on when what is shown has changed: the marked element (`data-focus`), or the container itself,
 * so that a screen reader begins at its top. Only a focus that is in the container, or was lost with what has gone, is moved: what the
 * visitor does elsewhere in the page, or in an open menu, is left alone.
 * @param shown changes when the focus should move
 * @param over covers what is shown; once it has gone the focus is where it was before
 * @param invited the container has been opened just now, so that the focus is expected in it
 */
export function useFocusOn(
  container: RefObject<HTMLElement | null>,
  shown: unknown,
  over: unknown,
  invited: boolean,
): void {
  const first = useRef(true)
  const within = useRef<Element | null>(null)
  const before = useRef<{ shown: unknown; active: Element | null } | undefined>(undefined)
  useLayoutEffect(() => {
    const root = container.current as HTMLElement
    const note = (): void => {
      within.current = (root.getRootNode() as ShadowRoot).activeElement
    }
    root.addEventListener('focusin', note)
    return () => root.removeEventListener('focusin', note)
  }, [container])
  useLayoutEffect(() => {
    const root = container.current as HTMLElement
    const lost = within.current && !within.current.isConnected && document.activeElement === document.body
    const { activeElement: active } = root.getRootNode() as ShadowRoot
    const inside = root.contains(active) && !active?.closest('[role=menu]')
    const back = before.current?.shown === shown && before.current?.active
    before.current = over ? { shown, active } : undefined
    const due = first.current ? invited : inside || lost
    first.current = false
    if (!due) return
    root.focus({ preventScroll: true })
    if (back) (back as HTMLElement).focus()
    return focusMarked(root)
  }, [container, shown, over])
}

/** On a touch screen the focus of a text field brings up the keyboard, over what is to be read. */
export const bringsKeyboard = (element: Element): boolean =>
  element.matches('input,textarea') && matchMedia('(pointer:coarse)').matches

/** The mark may come later than the rest, with a further file; by then the visitor may have moved on. */
export function focusMarked(root: HTMLElement): () => void {
  const observer = new MutationObserver(look)
  function look(): void {
    const marked = [...root.querySelectorAll<HTMLElement>('[data-focus]')].at(-1)
    const waiting = (root.getRootNode() as ShadowRoot).activeElement === root
    if (marked || !waiting) observer.disconnect()
    if (marked && waiting && !bringsKeyboard(marked)) marked.focus({ preventScroll: true })
  }
  observer.observe(root, { childList: true, subtree: true })
  look()
  return () => observer.disconnect()
}
