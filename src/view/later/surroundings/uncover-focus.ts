import { closePanel } from '../../../session/panel.ts'
import { document } from '../../../unclobbered.ts'

/**
 * Closes the panel when Escape is pressed in the page and the panel lies over what has the focus there: nothing else would show it.
 * @returns stops
 */
export function uncoverFocus(root: ShadowRoot): () => void {
  const onKeyDown = ({ key, defaultPrevented, isComposing }: KeyboardEvent): void => {
    const { activeElement } = document
    if (key !== 'Escape' || defaultPrevented || isComposing || !activeElement) return
    if (activeElement === root.host || activeElement === document.body) return
    const { left, top, width, height } = activeElement.getBoundingClientRect()
    if (root.elementFromPoint(left + width / 2, top + height / 2)?.closest('.panel')) closePanel()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
