import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

let next = ''

/** What has the focus is about to go; what comes in its place for this message is to have it. */
export const handFocus = (id: string): void => {
  next = id
}

/** Takes the focus if it was handed to this message. */
export function useHandedFocus(id: string, target: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (next !== id || !target.current) return
    next = ''
    target.current.focus()
  })
}
