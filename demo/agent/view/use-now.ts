import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** The time, for things that grow old while they are looked at. */
export function useNow(every = 15_000): ReadonlySignal<number> {
  const now = useSignal(Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now()
    }, every)
    return () => clearInterval(timer)
  }, [now, every])
  return now
}
