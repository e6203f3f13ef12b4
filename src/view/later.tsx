import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import { words } from './words.ts'

type Component<Props> = (props: Props) => ComponentChild

/**
 * A component of a further file, which is fetched when it is first shown. The chat works without it.
 * @param Meanwhile what is shown until it is there, and if it does not come; otherwise a spinner and a way to try again
 */
export function later<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
  Meanwhile?: Component<Props>,
): Component<Props> {
  let known: Component<Props> | undefined
  return (props) => {
    const Arrived = useSignal<Component<Props> | 'failed' | undefined>(known)
    const fetchIt = (): void => {
      Arrived.value = known
      load().then(
        (file) => {
          known = Arrived.value = file.default
        },
        () => {
          Arrived.value = 'failed'
        },
      )
    }
    useEffect(fetchIt, [])
    if (Arrived.value && Arrived.value !== 'failed') return <Arrived.value {...props} />
    if (Meanwhile) return <Meanwhile {...props} />
    if (!Arrived.value) return <span class="spinner" role="img" aria-label={words.value.loading} />
    return (
      <button type="button" class="quiet" onClick={fetchIt}>
        {words.value.tryAgain}
      </button>
    )
  }
}
