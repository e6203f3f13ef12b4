import type { Listener, Workspace } from '../workspace/workspace.ts'

/** The server's streams, by the name of their publication without `stream-`. */
export type Stream =
  | 'room-messages'
  | 'notify-room'
  | 'livechat-room'
  | 'livechat-inquiry-queue-observer'
  | 'notify-user'
  | 'notify-logged'
  | 'notify-all'
  | 'room-data'

/** Lets `listener` hear an event; gives back the end of it. */
export function listen(workspace: Workspace, stream: Stream, event: string, listener: Listener): () => void {
  const key = `${stream}|${event}`
  const listeners = workspace.streams.get(key) ?? new Set()
  workspace.streams.set(key, listeners.add(listener))
  return () => {
    listeners.delete(listener)
    if (!listeners.size) workspace.streams.delete(key)
  }
}

export function publishTo(
  workspace: Workspace,
  isMeant: (listener: Listener) => boolean,
  stream: Stream,
  event: string,
  ...args: unknown[]
): void {
  for (const listener of workspace.streams.get(`${stream}|${event}`) ?? []) if (isMeant(listener)) listener.hear(args)
}

export const publish = (workspace: Workspace, stream: Stream, event: string, ...args: unknown[]): void =>
  publishTo(workspace, () => true, stream, event, ...args)
