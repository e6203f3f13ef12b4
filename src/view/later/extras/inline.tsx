import { useLayoutEffect, useRef } from 'preact/hooks'
import { $site, describeSite } from '../../../session/site.ts'
import { document } from '../../../unclobbered.ts'
import { fromStore } from '../../from-store.ts'
import { sheetOf } from '../sheet.tsx'
import css from './inline.css'

const site = fromStore($site)
const Style = sheetOf(css)

/** Moves the widget into an element of the page, and only then shows the panel, so that nothing is seen to jump. */
export function Inline() {
  const mark = useRef<HTMLElement>(null)
  const { inline = '', placed } = site.value
  useLayoutEffect(() => {
    const place = found(inline)
    // Better in the corner than nowhere.
    if (!place) return describeSite({ inline: undefined })
    const { host } = (mark.current as HTMLElement).getRootNode() as ShadowRoot
    place.append(host)
    describeSite({ placed: true })
  }, [inline])
  return (
    <>
      <i ref={mark} hidden />
      {placed && <Style />}
    </>
  )
}

/** What the page calls a selector may not be one. */
function found(selector: string): Element | null {
  try {
    return document.querySelector(selector)
  } catch {
    return null
  }
}
