import { useLayoutEffect, useRef } from 'preact/hooks'
import css from './styles.css'

let sheet: CSSStyleSheet | undefined

/** Gives the shadow root the style of the further files, once. */
export function LaterStyle() {
  const mark = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const root = mark.current?.getRootNode() as ShadowRoot
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  }, [])
  return <i ref={mark} hidden />
}
