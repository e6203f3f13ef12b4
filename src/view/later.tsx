import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import { words } from './words.ts'

/** A component of a further file, which is fetched when it is first shown. The chat works without it. */
export const later =
  <Props extends object>(load: () => Promise<{ default: (props: Props) => ComponentChild }>) =>
  (props: Props): ComponentChild => {
    const Arrived = useSignal<((props: Props) => ComponentChild) | 'failed' | undefined>(undefined)
    const fetchIt = (): void => {
      Arrived.value = undefined
      load().then(
        (file) => (Arrived.value = file.default),
        () => (Arrived.value = 'failed'),
      )
    }
    useEffect(fetchIt, [])
    if (!Arrived.value) return <span class="spinner" />
    if (Arrived.value !== 'failed') return <Arrived.value {...props} />
    return (
      <button type="button" class="quiet" onClick={fetchIt}>
        {words.value.tryAgain}
      </button>
    )
  }
