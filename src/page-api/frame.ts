import { $look } from '../session/look.ts'
import { $panel } from '../session/panel.ts'
import { describeSite } from '../session/site.ts'
import { $card } from '../session/triggers/card.ts'
import { document } from '../unclobbered.ts'

/** Below this width an open chat fills the screen. */
const PHONE = '(max-width: 480px)'

/** What the whole document wears while it does. */
const FULL_SCREEN = 'rc-livechat-mobile-full-screen'

const SIZES = { closed: ['86px', '86px'], opened: ['397px', '611px'], triggered: ['397px', 'auto'] }

/**
 * Puts the chat into the two elements that pages style and look for. They are as large as what is shown and take no clicks themselves;
 * whatever is fixed inside is fixed to them, so a page that moves them moves the chat.
 */
export function wearFrame(): () => void {
  const stop = new AbortController()
  const outer = document.createElement('div')
  const inner = document.createElement('div')
  outer.className = 'rocketchat-widget'
  inner.className = 'rocketchat-container'
  outer.append(inner)
  // As properties, not as a sheet: a page has to say !important to differ, as it always had.
  Object.assign(inner.style, { width: '100%', height: '100%' })
  Object.assign(outer.style, {
    position: 'fixed',
    bottom: '0',
    zIndex: '12345',
    maxHeight: '100vh',
    contain: 'layout',
    pointerEvents: 'none',
  })
  const phone = matchMedia(PHONE)
  const draw = (): void => {
    const state = $panel.get() === 'open' ? 'opened' : $card.get() ? 'triggered' : 'closed'
    const isFull = phone.matches && state === 'opened'
    const [width, height] = isFull ? ['100%', '100%'] : SIZES[state]
    const isLeft = $look.get().position === 'left'
    outer.dataset['state'] = state
    Object.assign(outer.style, { width, height, left: isLeft ? '0' : 'auto', right: isLeft ? 'auto' : '0' })
    document.body.classList.toggle(FULL_SCREEN, isFull)
  }
  const enterBody = (): void => {
    if (outer.isConnected) return
    // Markup that the page has kept and brings back has a box in it that is empty.
    for (const box of document.querySelectorAll('.rocketchat-widget')) if (isEmpty(box)) box.remove()
    document.body.append(outer)
    describeSite({ home: inner })
  }
  const put = (): void => {
    enterBody()
    const host = inner.firstElementChild
    if (!host) return
    host.id = 'rocketchat-iframe'
    host.addEventListener('put', enterBody, { signal: stop.signal })
    const stops = [$panel, $card, $look].map((fact) => fact.subscribe(draw))
    phone.addEventListener('change', draw, { signal: stop.signal })
    stop.signal.addEventListener('abort', () => {
      for (const end of stops) end()
    })
  }
  if (document.body) put()
  else document.addEventListener('DOMContentLoaded', put, { once: true, signal: stop.signal })
  return () => {
    stop.abort()
    outer.remove()
    document.body?.classList.remove(FULL_SCREEN)
  }
}

const isEmpty = (box: Element): boolean => !box.querySelector(':scope > .rocketchat-container > *')
