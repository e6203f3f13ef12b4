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
const REGRET = 10_000

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
  $deletions.set({ ...$deletions.get(), [id]: { rid, due: Date.now() + REGRET } })
}

/** The visitor thinks better of it, or it is done. */
export function dropDeletion(id: string): void {
  const { [id]: _, ...others } = $deletions.get()
  $deletions.set(others)
}

const timers = new Map<string, ReturnType<typeof setTimeout>>()

// Every tab has a timer for each; the locks see to it that one of them asks.
$deletions.subscribe((deletions) => {
  for (const [id, timer] of timers) {
    if (deletions[id]) continue
    clearTimeout(timer)
    timers.delete(id)
  }
  for (const [id, { due }] of Object.entries(deletions)) {
    if (timers.has(id)) continue
    const carryOut = (): void => inBackground(exclusively(`deletion:${id}`, () => finishDeletion(id)))
    timers.set(id, after(due - Date.now(), carryOut))
  }
})

async function finishDeletion(id: string): Promise<void> {
  const { rid } = $deletions.get()[id] ?? {}
  const token = $visitor.get()?.token
  if (!rid || !token) return
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
