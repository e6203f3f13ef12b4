// What the admin has the chat say by itself, and when. Nothing of it is stored or sent before the visitor acts: where a trigger is to run
// once, that is remembered in the page, and in the browser as soon as there is a visitor to remember it for.
import { list, text } from '../../protocol/json.ts'
import type { Message, Person } from '../../protocol/message.ts'
import { after } from '../../protocol/timer.ts'
import { parseTriggers, type Trigger } from '../../protocol/trigger.ts'
import { address, onAddress } from '../address.ts'
import { inBackground } from '../background.ts'
import { $config } from '../config.ts'
import { $consentMissing } from '../consent.ts'
import { storedFact } from '../fact.ts'
import { $invitations, setInvitations } from '../invitations.ts'
import { $panel } from '../panel.ts'
import { $visitor, isRegistered } from '../visitor.ts'
import { hideCard, showCard } from './card.ts'
import { speaker, wordsOf } from './said.ts'

/** Triggers that never run again. */
const $fired = storedFact<readonly string[]>('invited', (value) => list(value).map(text))

const isForVisitors = ({ when }: Trigger): boolean => when === 'after-guest-registration'

/** Watches for the moments that the admin has named. */
export function startTriggers(): () => void {
  const triggers = parseTriggers($config.get()?.more ?? {})
  const stop = new AbortController()
  const { signal } = stop
  const run = (trigger: Trigger): void => inBackground(fire(trigger, triggers, signal))
  const runAll = (when: Trigger['when']): void => triggers.filter((one) => one.when === when).forEach(run)
  const look = (): void =>
    triggers.filter(({ when, value }) => when === 'page-url' && matches(value, address())).forEach(run)
  const timers = triggers
    .filter(({ when }) => when === 'time-on-site')
    .map((trigger) => after(Number(trigger.value) * 1000, () => run(trigger)))
  const opened = (panel: string): void => {
    if (panel !== 'open') return
    hideCard()
    // Who has come by themselves is not asked to.
    for (const timer of timers) clearTimeout(timer)
    runAll('chat-opened-by-visitor')
  }
  let known = false
  const stops = [
    onAddress(look),
    $panel.subscribe(opened),
    $visitor.subscribe((visitor) => {
      if (known === !!visitor?.id) return
      known = !known
      hideCard()
      setInvitations([])
      if (known) runAll('after-guest-registration')
    }),
  ]
  look()
  return () => {
    stop.abort()
    for (const timer of timers) clearTimeout(timer)
    for (const end of stops) end()
  }
}

/** The pattern is the admin's; one that is none matches nothing. */
function matches(pattern: string, href: string): boolean {
  try {
    return new RegExp(pattern).test(href)
  } catch {
    return false
  }
}

async function fire(trigger: Trigger, all: Trigger[], signal: AbortSignal): Promise<void> {
  const { id, once, asks } = trigger
  const mayNot = (): boolean =>
    signal.aborted ||
    isForVisitors(trigger) !== isRegistered() ||
    !$config.get()?.online ||
    (asks && $consentMissing.get())
  const isThere = $invitations.get().some((invitation) => invitation.id.startsWith(`${id}.`))
  if (mayNot() || isThere || $fired.get().includes(id)) return
  if (once) $fired.set([...$fired.get(), id])
  const person = await speaker(trigger)
  const words = await wordsOf(trigger, person)
  if (mayNot() || !words.length) return
  const said = words.map((one, i) => asMessage(`${id}.${i}`, one, person))
  const order = (message: Message): number => all.findIndex((one) => message.id.startsWith(`${one.id}.`))
  setInvitations([...$invitations.get(), ...said].sort((a, b) => order(a) - order(b)))
  if (!isForVisitors(trigger)) showCard()
}

const asMessage = (id: string, words: string, author: Person): Message => ({
  id,
  rid: '',
  at: Date.now(),
  kind: '',
  author,
  text: words,
  edited: false,
  changedAt: 0,
  attachments: [],
  // The server does not take it apart.
  more: { marked: words },
  transferredTo: '',
})
