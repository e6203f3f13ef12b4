// What goes with a live conversation and nobody waits for. It comes in a further file, so none of it may be needed to talk.
import { startAttention } from './attention.ts'
import { startDecliningCalls } from './calls.ts'
import { startPresence } from './presence.ts'
import { server } from './server.ts'
import { startVisits } from './visits.ts'

let accompanied: AbortSignal | undefined

/** Begins, once in a session; the session's end ends it. */
export function accompany(): void {
  const { signal } = server()
  if (signal === accompanied || signal.aborted) return
  accompanied = signal
  for (const stop of [startPresence(), startAttention(), startVisits(), startDecliningCalls()])
    signal.addEventListener('abort', stop)
}
