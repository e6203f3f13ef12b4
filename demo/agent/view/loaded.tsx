import { useSignal } from '@preact/signals'
import signalIcon from 'heroicons/24/outline/signal-slash.svg'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { sentence } from '../words/sentence.ts'
import { Empty } from './empty.tsx'
import { useAttempt } from './use-attempt.ts'

interface Props {
  /** Rejects with a `RequestError` when it did not work. */
  load: () => Promise<void>
  children: ComponentChildren
}

/** Shows something that is fetched each time somebody looks at it. */
export function Loaded({ load, children }: Props) {
  const there = useSignal(false)
  const { error, attempt } = useAttempt()
  const fetchIt = async (): Promise<void> => {
    there.value = await attempt(load)
  }
  useEffect(() => void fetchIt(), [])
  if (there.value) return <>{children}</>
  if (!error) return <span class="spinner" />
  return (
    <Empty icon={signalIcon} title="This could not be loaded">
      <p>{sentence(error)}</p>
      <button type="button" onClick={() => void fetchIt()}>
        Try again
      </button>
    </Empty>
  )
}
