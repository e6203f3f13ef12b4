import { useLayoutEffect, useRef } from 'preact/hooks'

/** A component that gives the shadow root it stands in a style sheet, once. */
export function sheetOf(css: string): () => preact.JSX.Element {
  let sheet: CSSStyleSheet | undefined
  return () => {
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
}
