import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A part of a message that keeps its width. While it is wider than its bubble it scrolls, and can be focused to be scrolled by keys. */
export function Sideways({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null)
  const isWide = useSignal(false)
  useEffect(() => {
    const element = box.current as HTMLDivElement
    const observer = new ResizeObserver(() => (isWide.value = element.scrollWidth > element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div class="sideways" ref={box} tabIndex={isWide.value ? 0 : undefined}>
      {children}
    </div>
  )
}
