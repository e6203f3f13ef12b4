/**
 * Moves the focus among the buttons of an element, which are one stop for Tab: by arrows, Home and End.
 * @param at place of the button that is the stop
 * @param columns how many buttons are in a row
 * @returns place of the button that has the focus now; the same place for every other key
 */
export function rove(event: KeyboardEvent, at: number, columns: number): number {
  const element = event.currentTarget as HTMLElement
  const forward = getComputedStyle(element).direction === 'rtl' ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  const step = steps[event.key]
  if (step === undefined) return at
  event.preventDefault()
  const buttons = element.querySelectorAll('button')
  const to = Math.max(0, Math.min(at + step, buttons.length - 1))
  buttons[to]?.focus()
  return to
}
