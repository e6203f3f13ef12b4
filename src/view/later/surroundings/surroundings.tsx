import { useEffect, useRef } from 'preact/hooks'
import troubleWords from '../../../locales/later/trouble.ts'
import { $site } from '../../../session/site.ts'
import { addSentences } from '../../../session/words.ts'
import { fromStore } from '../../from-store.ts'
import { sheetOf } from '../sheet.tsx'
import { stayAboveModals } from './above-modals.ts'
import { announceSpinners } from './announce-spinners.ts'
import { Announcer } from './announcer.tsx'
import { closeWithBack } from './back-button.ts'
import { keepInView } from './in-view.ts'
import { keepFocus } from './keep-focus.ts'
import { keepScroll } from './keep-scroll.ts'
import { keepTranslated } from './keep-translated.ts'
import { makeModal } from './modal.ts'
import { holdPage } from './page-hold.ts'
import { whilePhone } from './phone.ts'
import { refuseDrops } from './refuse-drops.ts'
import { shieldEvents } from './shield.ts'
import css from './surroundings.css'
import { uncoverFocus } from './uncover-focus.ts'

const site = fromStore($site)
const Style = sheetOf(css)

/** What an open panel owes to the screen that it fills: the keyboard, the page behind it, the back button, and how the visitor wants to see. */
export default function Surroundings() {
  const place = useRef<HTMLElement>(null)
  const { placed } = site.value
  useEffect(() => addSentences(troubleWords), [])
  useEffect(() => {
    const root = place.current?.getRootNode() as ShadowRoot
    keepTranslated(root)
    const stops = [
      keepFocus(root),
      keepScroll(root),
      refuseDrops(root),
      uncoverFocus(root),
      announceSpinners(root),
      shieldEvents(root),
      stayAboveModals(root.host as HTMLElement),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  useEffect(() => {
    // What is a part of the page fills no screen.
    if (placed) return
    const panel = place.current?.closest('.panel') as HTMLDialogElement
    return whilePhone(() => [keepInView(panel), holdPage(), makeModal(panel), closeWithBack(panel)])
  }, [placed])
  return (
    <>
      <Style />
      <Announcer />
      <i ref={place} hidden />
    </>
  )
}
