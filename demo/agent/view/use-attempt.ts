import { useSignal } from '@preact/signals'
import { RequestError } from '../../../src/protocol/errors.ts'

export interface Attempt {
  busy: boolean
  /** Why the last try did not work. */
  error: RequestError | undefined
  /** One at a time. @returns whether it worked */
  attempt: (work: () => Promise<unknown>) => Promise<boolean>
  /** What was wrong is being put right. */
  forgive: () => void
}

/** Does something on the server and keeps what became of it. */
export function useAttempt(): Attempt {
  const state = useSignal<'ready' | 'busy' | RequestError>('ready')
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (state.value === 'busy') return false
    state.value = 'busy'
    try {
      await work()
      state.value = 'ready'
      return true
    } catch (error) {
      state.value = error instanceof RequestError ? error : 'ready'
      // Whoever has signed out in the meantime does not ask any more.
      const over = error instanceof DOMException && error.name === 'AbortError'
      if (!over && !(error instanceof RequestError)) throw error
      return false
    }
  }
  const forgive = (): void => {
    if (state.value !== 'busy') state.value = 'ready'
  }
  const { value } = state
  return { busy: value === 'busy', error: value instanceof RequestError ? value : undefined, attempt, forgive }
}
