import type { Account } from '../../../src/protocol/agent-account.ts'
import { $account } from './account.ts'
import { stopComposing } from './composing.ts'
import { clearFacts } from './fact.ts'
import { startLine } from './line.ts'
import { listenForNews } from './news.ts'
import { startOutbox } from './outbox.ts'
import { notePresence } from './presence.ts'
import { keepFresh } from './refresh.ts'
import { startKnowing } from './visitor.ts'
import { startWatching } from './watch.ts'

/** Keeps a desk for as long as somebody is signed in, and clears it when they go. */
export function followAccount(): () => void {
  let id = ''
  let leave: (() => void) | undefined
  return $account.subscribe((account) => {
    if ((account?.id ?? '') === id) return
    leave?.()
    id = account?.id ?? ''
    leave = account ? sitDown(account) : undefined
  })
}

function sitDown(account: Account): () => void {
  notePresence(account)
  const ends = [listenForNews(account.id), startKnowing(), startWatching(), startOutbox(), startLine(), keepFresh()]
  return () => {
    stopComposing()
    for (const end of ends.reverse()) end()
    clearFacts()
  }
}
