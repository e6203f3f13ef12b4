import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** Nearer to the end than this counts as the end. */
const NEAR = 80

/**
 * Keeps the end of a list in sight, or, where the visitor has scrolled away from it, the message that they are reading, whatever comes in
 * above or below.
 * @returns whether the end is in sight
 */
export function useKeptPlace(list: { current: HTMLElement | null }): ReadonlySignal<boolean> {
  const atEnd = useSignal(true)
  const place = useRef<{ message: Element; top: number } | undefined>(undefined)
  const last = useRef({ scrollTop: 0, scrollHeight: 0, clientHeight: 0 })
  const note = (): void => {
    const element = list.current
    // The observer may be a moment late for a list that is gone, and a page may take the chat out for a moment.
    if (!element?.clientHeight) return
    const edge = element.getBoundingClientRect().top
    const message = [...element.querySelectorAll('article')].find((one) => one.getBoundingClientRect().bottom > edge)
    place.current = message && { message, top: distance(element, message) }
    atEnd.value = isNearEnd(element, element)
    const { scrollTop, scrollHeight, clientHeight } = element
    last.current = { scrollTop, scrollHeight, clientHeight }
  }
  const keep = (): void => {
    const element = list.current
    if (!element?.clientHeight) return
    // A visitor who has scrolled is heard of in the next frame only; by what was true in the last one it can be seen now.
    const scrolled = Math.abs(element.scrollTop - last.current.scrollTop) > 1
    if (scrolled && !isNearEnd(element, last.current) && !isNearEnd(element, element)) atEnd.value = false
    if (atEnd.peek()) element.scrollTop = element.scrollHeight
    else if (!scrolled && place.current?.message.isConnected) {
      element.scrollTop += distance(element, place.current.message) - place.current.top
    }
    note()
  }
  useLayoutEffect(keep)
  useEffect(() => {
    const element = list.current as HTMLElement
    // A composer that grows, a keyboard that opens, a picture that arrives: they change the height and render nothing.
    const observer = new ResizeObserver(keep)
    observer.observe(element)
    observer.observe(element.firstElementChild as Element)
    // What has grown since is for the observer: a scrolling of ours is heard of late, and is not the visitor's.
    const hear = (): void => {
      if (element.scrollHeight === last.current.scrollHeight) note()
    }
    // Before anybody else is told of the scrolling and changes the list.
    element.addEventListener('scroll', hear, true)
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', hear, true)
    }
  }, [list, atEnd])
  return atEnd
}

/** Measured within the list, which may be moving itself while the panel opens. */
const distance = (list: Element, message: Element): number =>
  message.getBoundingClientRect().top - list.getBoundingClientRect().top

type Heights = Pick<HTMLElement, 'scrollHeight' | 'clientHeight'>

const isNearEnd = ({ scrollTop }: HTMLElement, { scrollHeight, clientHeight }: Heights): boolean =>
  scrollHeight - scrollTop - clientHeight < NEAR
