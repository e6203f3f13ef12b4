import { inBackground } from './background.ts'
import { fulfilEnd } from './end.ts'
import { fulfilForget } from './forget.ts'
import { exclusively } from './lock.ts'
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
      inBackground(exclusively(`wish:${wish.id}`, () => fulfil(wish)))
    }
  })
  return () => {
    stop()
    stopWishes()
  }
}

async function fulfil(wish: Wish): Promise<void> {
  rereadStorage()
  if (isPending(wish)) await (wish.kind === 'end' ? fulfilEnd(wish) : fulfilForget(wish))
}
