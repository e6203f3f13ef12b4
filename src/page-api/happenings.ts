import type { Agent } from '../protocol/agent.ts'
import { toJson } from '../protocol/json.ts'
import type { Message } from '../protocol/message.ts'
import { $agent } from '../session/agent.ts'
import { on } from '../session/events.ts'
import { $invitations } from '../session/invitations.ts'
import { $panel } from '../session/panel.ts'
import { $queue } from '../session/queue.ts'
import { $screen } from '../session/screen.ts'
import { $hidden } from '../session/visibility.ts'
import { type Happening, tell } from './listeners.ts'

/** What happens in a chat, by our name and by the page's. */
const EVENTS: [ours: string, theirs: Happening][] = [
  ['open', 'chat-maximized'],
  ['close', 'chat-minimized'],
  ['start', 'chat-started'],
  ['end', 'chat-ended'],
  ['register', 'pre-chat-form-submit'],
  ['leave', 'offline-form-submit'],
]

/** Tells the page each thing once, when it happens. */
export function tellHappenings(): () => void {
  const stops = [
    ...EVENTS.map(([ours, theirs]) =>
      on(ours, (detail: unknown) => (detail === undefined ? tell(theirs) : tell(theirs, detail))),
    ),
    $hidden.listen((hidden) => tell(hidden ? 'hide-widget' : 'show-widget')),
    $agent.listen(tellAgent),
    $queue.listen(tellQueue),
    $invitations.listen(tellInviting),
    ...[$screen, $panel].map((fact) => fact.listen(tellOffline)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** What was restored before the page could listen. */
export function tellWhatIsThere(): void {
  tellAgent($agent.get())
  tellQueue($queue.get())
  tellOffline()
}

function tellAgent(agent: Agent | null, before?: Agent | null): void {
  if (!agent) return
  const { name, username, status } = agent
  if (username !== before?.username) tell('assign-agent', { name, username, status })
  else if (status !== before.status) tell('agent-status-change', { name, username, status })
}

let inviting = ''

/** Somebody whom a trigger has speak before anybody serves the visitor. */
function tellInviting(invitations: readonly Message[]): void {
  const { name = '', username = '' } = invitations.find(({ author }) => author.username)?.author ?? {}
  if (username && username !== inviting && !$agent.get()) tell('assign-agent', { name, username, status: 'online' })
  inviting = username
}

let place = 'null'

/** The server repeats itself. */
function tellQueue(queue: unknown): void {
  const now = toJson(queue)
  if (queue && now !== place) tell('queue-position-change', queue)
  place = now
}

let offline = false

function tellOffline(): void {
  const now = $screen.get() === 'offline' && $panel.get() === 'open'
  if (now && !offline) tell('no-agent-online')
  offline = now
}
