import { reconnect } from '../protocol/reconnect.ts'
import { type Connection, type Happening, socket } from '../protocol/socket.ts'
import { announceTyping, listenTo, STREAMS } from '../protocol/streams.ts'
import { inBackground } from './background.ts'
import { catchUp } from './catch-up.ts'
import { computed } from './computed.ts'
import { fact } from './fact.ts'
import { onHope } from './hope.ts'
import { incoming } from './incoming.ts'
import { relay } from './relay.ts'
import { $room } from './room.ts'
import { socketAddress } from './server.ts'
import { $part, onWord, tellTabs } from './tabs.ts'
import { $visitor } from './visitor.ts'

/** Whether the server can be heard: on a line, or by asking again and again. It is `closed` while no conversation is live. */
export const $line = fact<'closed' | 'connecting' | 'open' | 'waiting' | 'polling'>('closed')

/** Which room to listen to, with which token, and for whom; the same key as long as all of them are. */
const $key = computed([$room, $visitor, $part], (room, visitor, part) =>
  room && visitor && part !== 'none' ? `${room.id} ${visitor.token} ${part}` : '',
)

let line: Connection | undefined

/** Keeps a line open for as long as a conversation is live. This is the only place that opens connections. */
export function startLine(): () => void {
  let hangUp: (() => void) | undefined
  const stop = $key.subscribe((key) => {
    hangUp?.()
    const [rid, token, part] = key.split(' ')
    hangUp = rid && token ? pickUp(rid, token, part === 'leads') : undefined
  })
  return () => {
    stop()
    hangUp?.()
  }
}

function pickUp(rid: string, token: string, leads: boolean): () => void {
  const connection = leads ? reconnect(socket(socketAddress()), onHope) : relay()
  const current = (): void => inBackground(catchUp(rid))
  const [tell, stopTelling] = leads ? lead(connection) : follow(current)
  const ready = (): void => {
    $line.set('open')
    tell(true)
    current()
  }
  const [askInstead, stopAsking] = leads ? askWithout(rid) : [current, () => {}]
  const refused = (): void => {
    if ($line.get() === 'open') $line.set('connecting')
    tell(false)
    askInstead()
    if ($line.get() !== 'polling') current()
  }
  const streams = incoming(rid).map((stream) =>
    stream.name === STREAMS.messages ? { ...stream, ready, refused } : stream,
  )
  const lost = ({ is }: Happening): void => {
    if (is !== 'closed') return
    // A line that was tried in vain is no news while asking works, nor before asking has been tried.
    if ($line.get() === 'open') $line.set('waiting')
    askInstead()
  }
  const stops = [listenTo(connection, token, streams), connection.on(lost), stopTelling]
  // A server may answer a subscription with nothing at all.
  const timer = setTimeout(() => $line.get() === 'open' || askInstead(), READY_TIMEOUT_MS)
  $line.set('connecting')
  connection.connect()
  line = connection
  return () => {
    for (const stop of stops) stop()
    clearTimeout(timer)
    stopAsking()
    connection.disconnect()
    line = undefined
    $line.set('closed')
  }
}

/** A message subscription that is not ready after this long is not waited for. */
const READY_TIMEOUT_MS = 10_000

/** Where the line is lost the server is asked instead, by a further file; that one too may only come when the line is lost again. */
function askWithout(rid: string): [ask: () => void, stop: () => void] {
  let stop: (() => void) | undefined
  const note = (answered: boolean): void => {
    if ($line.get() !== 'open') $line.set(answered ? 'polling' : 'waiting')
  }
  const ask = (): void => {
    if (stop) return
    stop = () => {}
    const begin = ({ startPolling }: typeof import('./poll.ts')) => startPolling($line, rid, note)
    void import('./poll.ts')
      .then(begin, () => void note(false))
      .then((stopPolling) => {
        if (stop) stop = stopPolling
        else stopPolling?.()
      })
  }
  const end = (): void => {
    stop?.()
    stop = undefined
  }
  return [ask, end]
}

type Telling = [tell: (open: boolean) => void, stop: () => void]

/** Passes on to the other tabs what comes, and says how the line is whenever that changes or somebody asks. */
function lead(connection: Connection): Telling {
  let open = false
  const tell = (now: boolean): void => {
    open = now
    tellTabs({ is: 'line', open })
  }
  const stops = [
    onWord(({ is, typing }) => {
      if (is === 'who') tell(open)
      if (is === 'typing') sayTyping(typing === true)
    }),
    connection.on((happening) => {
      if (happening.is === 'event') tellTabs({ ...happening })
      if (happening.is === 'closed') tell(false)
    }),
  ]
  return [tell, () => stops.forEach((stop) => void stop())]
}

/** The leader has asked the server and there was something new; its line is down. */
const follow = (current: () => void): Telling => [() => {}, onWord(({ is }) => is === 'stale' && current())]

/** Tells the agent that the visitor is typing, or has stopped. Lost when nobody listens, as it should be. */
export function sayTyping(typing: boolean): void {
  const room = $room.get()
  const visitor = $visitor.get()
  if (!line || !room || !visitor) return
  if ($part.get() === 'leads') announceTyping(line, room.id, visitor.token, visitor.name || visitor.username, typing)
  else tellTabs({ is: 'typing', typing })
}
