/** What a page can listen to, by the name that the frame and the loader of Rocket.Chat's widget use between them. */
export type Happening =
  | 'chat-maximized'
  | 'chat-minimized'
  | 'chat-started'
  | 'chat-ended'
  | 'pre-chat-form-submit'
  | 'offline-form-submit'
  | 'show-widget'
  | 'hide-widget'
  | 'assign-agent'
  | 'agent-status-change'
  | 'queue-position-change'
  | 'no-agent-online'

const listeners = new Map<Happening, unknown[]>()

/** Listens; the same function may be there several times, and is called as often. */
export const listener = (happening: Happening) => (callback: unknown) => {
  listeners.set(happening, [...(listeners.get(happening) ?? []), callback])
}

export const forgetListeners = (): void => listeners.clear()

export function tell(happening: Happening, ...detail: unknown[]): void {
  for (const callback of listeners.get(happening) ?? []) {
    if (typeof callback === 'function') guarded(() => callback(...detail))
  }
}

/** A callback that throws is the page's own affair and stops nobody else. */
export function guarded(task: () => void): void {
  try {
    task()
  } catch (error) {
    reportError(error)
  }
}
