import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Whenever the field of the form around has become wider or narrower it is as high as its words need; when they change it sees to that itself. */
export function useFittingHeight(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const field = place.current?.closest('form')?.querySelector('textarea')
    if (!field) return
    let width = 0
    const fit = (): void => {
      if (field.clientWidth === width) return
      width = field.clientWidth
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight}px`
    }
    // In the next frame: whoever changes what they observe is told of it as an error, and the page with them.
    const observer = new ResizeObserver(() => requestAnimationFrame(fit))
    observer.observe(field)
    return () => observer.disconnect()
  }, [])
}
