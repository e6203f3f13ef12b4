import { document, globalOf } from '../unclobbered.ts'
import { inBackground } from './background.ts'
import { startClearing } from './clearing.ts'
import { computed } from './computed.ts'
import { $config, $reach } from './config.ts'
import { $consentMissing } from './consent.ts'
import { startDelivery } from './delivery.ts'
import { silence } from './events.ts'
import { loadFacts, resetConversation, resetFacts } from './fact.ts'
import { startFarewells } from './farewell.ts'
import { onHope, startHope } from './hope.ts'
import { startLanguage } from './language.ts'
import { startLeaving } from './leaving.ts'
import { startLine } from './line.ts'
import { $offline, startOnline } from './online.ts'
import { $outbox, startOutbox } from './outbox.ts'
import { $shown } from './panel.ts'
import { refresh } from './refresh.ts'
import { $endedRoom, $room } from './room.ts'
import { openServer } from './server.ts'
import { keep, openStorage } from './storage.ts'
import { startTabs } from './tabs.ts'
import { $formerTokens, $visitor, startVisitor } from './visitor.ts'
import { $wishes } from './wish.ts'

/**
 * Begins a session with the server at `base`: what an earlier page left is taken up again, and the rest waits until the page is idle.
 * @returns ends it: every store is as it was before, nothing is listened to and nothing under way; what is stored stays
 */
export function startSession(base: string): () => void {
  const starts = [
    () => openServer(base),
    () => openStorage(base),
    startHope,
    startOnline,
    loadFacts,
    startVisitor,
    followVisitor,
    startOutbox,
    startFarewells,
    keepWhileSomebodyIsKnown,
    startClearing,
    startDelivery,
    startLine,
    startTabs,
    startLeaving,
    accompanyConversation,
    startLanguage,
    askWhenIdle,
    askAgainWhenHopeful,
  ]
  const undo = starts.map((start) => start())
  return () => {
    while (undo.length) undo.pop()?.()
    resetFacts()
    silence()
  }
}

/**
 * Storage is for visitors; without one, and with nothing to finish or to send with their consent, nothing of ours is in it. Nor is there
 * after the end of a conversation, where the admin wants nothing left.
 */
function keepWhileSomebodyIsKnown(): () => void {
  const $known = computed(
    [$wishes, $visitor, $formerTokens, $outbox, $consentMissing, $endedRoom, $config],
    (wishes, visitor, { length: former }, outbox, missing, ended, config) =>
      wishes.length > 0 ||
      (!(ended && config?.clearsAtEnd) && (!!visitor || former > 0 || (!missing && outbox.length > 0))),
  )
  return $known.subscribe(keep)
}

/** Another visitor does not get to see the conversation of the one before. */
function followVisitor(): () => void {
  let last = $visitor.get()?.token
  return $visitor.listen((visitor) => {
    if (last && visitor?.token !== last) resetConversation()
    last = visitor?.token
  })
}

/** Presence, sound and the like: without their file they are missing, and nothing else is. */
const accompanyConversation = (): (() => void) =>
  $room.subscribe((room) => {
    if (room)
      import('./live.ts').then(
        ({ accompany }) => accompany(),
        () => {},
      )
  })

/** When the configuration was asked for; 0 before that, and less before it is time for that. */
let asked = -1

function ask(): void {
  asked = Date.now()
  inBackground(refresh())
}

/** A conversation that is waiting is fetched at once; a page with none is not disturbed before it is idle. */
function askWhenIdle(): () => void {
  asked = -1
  const first = (): void => {
    asked = Math.max(asked, 0)
    askIfNeeded()
  }
  if ($room.get() || $shown.get()) {
    ask()
    return () => {}
  }
  // Safari has no idle callback; a moment later is the next best thing.
  if (!globalOf('requestIdleCallback')) {
    const timer = setTimeout(first, 200)
    return () => clearTimeout(timer)
  }
  const callback = requestIdleCallback(first, { timeout: 3000 })
  return () => cancelIdleCallback(callback)
}

/** Agents come and go while a page is open; a conversation that is live hears of it by itself. */
const STALE = 30_000

function askIfNeeded(): void {
  // A page in the background may never be seen.
  if (document.hidden) return
  const open = $shown.get()
  // By the time that the page is idle it may have been asked for already, to find out who the visitor is.
  const missing = !$config.get() && (!asked || open || $visitor.get())
  const stale = open && !$room.get() && Date.now() - asked > STALE
  if ((missing || stale) && $reach.get() !== 'asking') ask()
}

/** Asks again once the visitor wants something, or the network is back. */
function askAgainWhenHopeful(): () => void {
  // Browsers are wrong about the network, behind a VPN or in a virtual machine: a request shows.
  const stops = [$shown.listen(askIfNeeded), onHope(askIfNeeded), $offline.listen((offline) => offline && ask())]
  return () => {
    for (const stop of stops) stop()
  }
}
