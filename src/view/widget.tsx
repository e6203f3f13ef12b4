import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { $config } from '../session/config.ts'
import { $look } from '../session/look.ts'
import { $shown, closePanel } from '../session/panel.ts'
import { $site } from '../session/site.ts'
import { $switchedOff } from '../session/visibility.ts'
import { document } from '../unclobbered.ts'
import { fromStore } from './from-store.ts'
import { later } from './later.tsx'
import { Launcher } from './launcher.tsx'
import { Panel } from './panel.tsx'
import { words } from './words.ts'

const config = fromStore($config)
const site = fromStore($site)
const look = fromStore($look)
const shown = fromStore($shown)
const switchedOff = fromStore($switchedOff)

/** What few admins and pages set up. */
const Extras = later(
  () => import('./later/extras/extras.tsx'),
  () => null,
)

/**
 * The launcher, and above it the panel.
 * @param restored whether an earlier page has left the panel open: then it appears without being asked for
 */
export function Widget({ host, restored }: { host: HTMLElement; restored: boolean }) {
  const launcher = useRef<HTMLButtonElement>(null)
  const open = shown.value
  const { theme, inline, placed } = site.value
  const unasked = useRef(restored)
  const wasOpen = useRef(open)
  const opener = useRef<Element | null>(null)
  // Later the panel has the focus.
  if (open && !wasOpen.current) opener.current = document.activeElement
  useLayoutEffect(() => {
    // The focus that was in the panel goes back to what has opened it, else to what opens it.
    if (wasOpen.current && !open)
      for (const one of [opener.current, launcher.current])
        if (document.activeElement === document.body) (one as HTMLElement | null)?.focus()
    wasOpen.current = open
    if (!open) unasked.current = false
  }, [open])
  // The body of a page may hold and scale what should keep to the window. Of less than that, a scroll bar may be the reason.
  const confined = useSignal(false)
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      confined.value ||= !!(host.offsetParent || (innerHeight - host.offsetHeight) >> 5)
    })
    observer.observe(host)
    return () => observer.disconnect()
  }, [])
  if (switchedOff.value) return null
  return (
    <div class={`widget ${look.value.position}`} lang={words.value.lang} dir={words.value.dir ?? 'ltr'}>
      {open && <Panel invited={!unasked.current && !placed} onClose={closePanel} />}
      {(!inline || placed === false) && <Launcher button={launcher} />}
      {(config.value?.hasExtras || theme || inline || confined.value) && <Extras />}
    </div>
  )
}
