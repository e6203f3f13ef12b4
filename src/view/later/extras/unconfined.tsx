import { useLayoutEffect, useRef } from 'preact/hooks'
import { document } from '../../../unclobbered.ts'

/** Keeps the widget to the window where the body of the page, or the whole document, would move, scale or cut it off. */
export function Unconfined() {
  const mark = useRef<HTMLElement>(null)
  useLayoutEffect(() => keepToWindow(mark.current?.getRootNode() as ShadowRoot), [])
  return <i ref={mark} hidden />
}

/** @returns lets go of everything */
function keepToWindow(root: ShadowRoot): () => void {
  const host = root.host as HTMLElement
  const sheet = new CSSStyleSheet()
  root.adoptedStyleSheets.push(sheet)
  const look = (): void => {
    if (!host.isConnected) return
    watch()
    // The top layer is above transforms and clips, but what is in it is still scaled.
    const zoom = around(host).reduce((product, element) => product * zoomOf(element), 1)
    sheet.replaceSync(`:host{zoom:${1 / zoom}!important}`)
    const isAbove = host.matches(':popover-open')
    const isConfined = around(host).some(confines)
    // What excludes the rest of the page stays above the chat, and would leave it dead.
    const isDead = document.querySelector(':modal') && !host.closest(':modal')
    if (isConfined && !isAbove && !isDead) {
      host.popover = 'manual'
      host.showPopover()
    } else if (!isConfined && isAbove) host.popover = null
    else return
    layOutAnew(host, sheet)
  }
  // Looking changes what is observed; doing it at once is told to the page as an error.
  let frame = 0
  const soon = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  const observer = new MutationObserver(soon)
  const watch = (): void => {
    for (const element of around(host))
      observer.observe(element, { attributes: true, attributeFilter: ['class', 'style'], childList: true })
  }
  const sizes = new ResizeObserver(soon)
  look()
  sizes.observe(host)
  document.addEventListener('close', look, true)
  host.addEventListener('put', soon)
  return () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
    sizes.disconnect()
    document.removeEventListener('close', look, true)
    host.removeEventListener('put', soon)
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
    host.popover = null
  }
}

/** The body of the page and the document, and a dialog of the page with what is around it where the chat is in one. */
function around(host: HTMLElement): Element[] {
  const elements: Element[] = [document.documentElement]
  for (let one: Element | null = host.closest('dialog') ?? document.body; one; one = one.parentElement)
    if (one !== document.documentElement) elements.push(one)
  return elements
}

const zoomOf = (element: Element): number => Number(getComputedStyle(element).zoom) || 1

/** What keeps to the window keeps to the nearest element with one of these instead. */
const HOLDS = ['transform', 'translate', 'rotate', 'scale', 'perspective', 'offsetPath'] as const
/** These do it too, but not on the element that is the document. */
const HOLDS_WITHIN = ['filter', 'backdropFilter'] as const

function confines(element: Element): boolean {
  const style = getComputedStyle(element)
  return (
    HOLDS.some((name) => isSet(style[name])) ||
    (element !== document.documentElement && HOLDS_WITHIN.some((name) => isSet(style[name]))) ||
    /strict|content|layout|paint/.test(style.contain) ||
    /transform|translate|rotate|scale|perspective|offset|filter|contain/.test(style.willChange) ||
    /auto|hidden/.test(style.contentVisibility)
  )
}

const isSet = (value: string | undefined): boolean => !!value && value !== 'none'

/** WebKit leaves what is within an element that goes into the top layer, or out of it, where it was, until that is laid out anew. */
function layOutAnew(host: HTMLElement, sheet: CSSStyleSheet): void {
  const rule = sheet.insertRule(':host{transform:scale(1)!important}', 1)
  host.getBoundingClientRect()
  sheet.deleteRule(rule)
}
