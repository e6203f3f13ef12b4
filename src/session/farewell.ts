import { inBackground } from './background.ts'
import { fulfilEnd } from './end.ts'
import { fulfilForget } from './forget.ts'
import { pause } from './hope.ts'
import { exclusively } from './lock.ts'
import { server } from './server.ts'
import { rereadStorage } from './storage.ts'
import { $wishes, isPending, startWishes, type Wish } from './wish.ts'

/** Carries every farewell through, those of earlier pages and of other tabs too: who dies over one leaves it to the next. */
export function startFarewells(): () => void {
  const taken = new Set<string>()
  const stopWishes = startWishes()
  const stop = $wishes.subscribe((wishes) => {
    for (const wish of wishes) {
      if (taken.has(wish.id)) continue
      taken.add(wish.id)
      inBackground(carryThrough(wish))
    }
  })
  return () => {
    stop()
    stopWishes()
  }
}

/** The tab in which it was confirmed comes first: there the visitor waits for the receipt. */
const HEAD_START_MS = 2000
/** A tab in another process may still see in storage what was removed before a lock was released, but not for this long. */
const LINGER_MS = 5000

async function carryThrough(wish: Wish): Promise<void> {
  const wait = (ms: number): Promise<void> => pause(ms, server().signal, { heedHope: false })
  if (wish.elsewhere) await wait(HEAD_START_MS)
  await exclusively(`wish:${wish.id}`, async () => {
    rereadStorage()
    if (!isPending(wish)) return
    await (wish.base ? fulfilElsewhere(wish) : wish.kind === 'end' ? fulfilEnd(wish) : fulfilForget(wish))
    await wait(LINGER_MS)
  })
}

/** Few browsers have any; a later page finishes what this one cannot. */
const fulfilElsewhere = (wish: Wish): Promise<void> =>
  import('./elsewhere.ts').then(
    (module) => module.fulfilElsewhere(wish),
    () => {},
  )
