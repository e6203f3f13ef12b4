import { RefusedError } from '../../protocol/errors.ts'
import { record, text } from '../../protocol/json.ts'
import type { Message } from '../../protocol/message.ts'
import { deleteMessage } from '../../protocol/own-message-rest.ts'
import { after } from '../../protocol/timer.ts'
import { inBackground } from '../background.ts'
import { fact, storedFact } from '../fact.ts'
import { keepTrying } from '../keep-trying.ts'
import { exclusively } from '../lock.ts'
import { deleteMessages } from '../messages.ts'
import { $visitor, asVisitor } from '../visitor.ts'
import { doubtRules } from './rules.ts'

/** How long the visitor may think better of it. */
const REGRET_MS = 10_000

/** How often the time is put off while it is held: a page that is left then loses little of it. */
const RENEW_MS = 4000

interface Deletion {
  rid: string
  /** When it is carried out, by the visitor's clock. */
  due: number
}

/** Messages that the visitor has deleted and the server still has, by id. Written down, so that leaving the page does not bring them back. */
export const $deletions = storedFact<Readonly<Record<string, Deletion>>>('deletions', parseDeletions, 'conversation')

/** Messages that the server did not let go. */
export const $keptByServer = fact<readonly string[]>([], 'conversation')

function parseDeletions(value: unknown): Record<string, Deletion> {
  const entries = Object.entries(record(value)).map(([id, one]): [string, Deletion] => {
    const { rid, due } = record(one)
    return [id, { rid: text(rid), due: Number(due) || 0 }]
  })
  return Object.fromEntries(entries)
}

/** Takes a message away: from the screen now, from the server in ten seconds. */
export function beginDeletion({ id, rid }: Message): void {
  $keptByServer.set($keptByServer.get().filter((other) => other !== id))
  $deletions.set({ ...$deletions.get(), [id]: { rid, due: Date.now() + REGRET_MS } })
}

/** The visitor thinks better of it, or it is done. */
export function dropDeletion(id: string): void {
  const { [id]: _, ...others } = $deletions.get()
  $deletions.set(others)
}

/**
 * Puts a deletion off for as long as the visitor is at what undoes it, in every tab: nobody can be expected to read within ten seconds.
 * @returns lets the ten seconds begin
 */
export function holdDeletion(id: string): () => void {
  const renew = (): void => {
    const { [id]: deletion, ...others } = $deletions.get()
    if (deletion) $deletions.set({ ...others, [id]: { ...deletion, due: Date.now() + REGRET_MS } })
  }
  const timer = setInterval(renew, RENEW_MS)
  renew()
  return () => {
    clearInterval(timer)
    renew()
  }
}

const timers = new Map<string, { due: number; timer: ReturnType<typeof setTimeout> }>()

// Every tab has a timer for each; the locks see to it that one of them asks.
$deletions.subscribe((deletions) => {
  for (const [id, { due, timer }] of timers) {
    if (deletions[id]?.due === due) continue
    clearTimeout(timer)
    timers.delete(id)
  }
  for (const [id, { due }] of Object.entries(deletions)) {
    if (timers.has(id)) continue
    const carryOut = (): void => inBackground(exclusively(`deletion:${id}`, () => finishDeletion(id, due)))
    timers.set(id, { due, timer: after(due - Date.now(), carryOut) })
  }
})

async function finishDeletion(id: string, due: number): Promise<void> {
  const { rid, due: isDue } = $deletions.get()[id] ?? {}
  const token = $visitor.get()?.token
  // It may have been put off while this tab waited for the lock.
  if (!rid || !token || isDue !== due) return
  try {
    await keepTrying(() => deleteMessage(asVisitor(), { rid, token }, id), asVisitor().signal)
    deleteMessages([id])
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    if (error.code === 'error-action-not-allowed') {
      $keptByServer.set([...$keptByServer.get(), id])
      doubtRules()
    }
  }
  dropDeletion(id)
}
