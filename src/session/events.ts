// Things that happen, as opposed to facts that last. A listener that throws is the page's own affair and stops nobody else.

type Listener = (detail: never) => void

const listeners = new Map<string, Set<Listener>>()

/** @returns stops listening */
export function on(event: string, listener: Listener): () => void {
  const all = listeners.get(event) ?? new Set()
  listeners.set(event, all.add(listener))
  return () => all.delete(listener)
}

/** Tells everybody who listens, at once. */
export function emit(event: string, detail: unknown): void {
  for (const listener of listeners.get(event) ?? []) {
    try {
      listener(detail as never)
    } catch (error) {
      reportError(error)
    }
  }
}

/** Nobody listens any more. */
export const silence = (): void => listeners.clear()
