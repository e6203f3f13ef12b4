import { computed } from 'nanostores'
import { list, text } from '../../../src/protocol/json.ts'
import type { Stream } from '../../../src/protocol/streams.ts'
import { inBackground } from '../../../src/session/background.ts'
import { $history, loadHistory } from './history.ts'
import { $line, listen } from './line.ts'
import { $messages, hearDeletion, hearMessages } from './messages.ts'
import { $conversations, $rooms, loadRoom } from './rooms.ts'
import { $shownId } from './shown.ts'
import { nobodyTypes, noteTyping } from './typing.ts'

/** Rooms that are listened to: the agent's own, and the one on screen. One word, so that it stays equal while they do. */
const $watched = computed([$conversations, $shownId], (own, shown) =>
  [...new Set([...own.map(({ id }) => id), shown])].filter(Boolean).sort().join(' '),
)

/** Rooms of which every new message arrives … */
const heard = new Set<string>()
/** … and those of which nothing from before that is missing either. */
const complete = new Set<string>()

/** Listens to every watched room, and reads the one that is looked at. */
export function startWatching(): () => void {
  const stops = new Map<string, () => void>()
  const ends = [
    $watched.subscribe((rids) => keepOnly(stops, rids.split(' ').filter(Boolean))),
    $shownId.subscribe(lookAt),
    $line.listen((line) => line === 'open' || loseTouch()),
    $messages.listen(noticeEnd),
  ]
  return () => {
    for (const end of [...ends, ...stops.values()]) end()
    loseTouch()
  }
}

function loseTouch(): void {
  heard.clear()
  complete.clear()
  nobodyTypes()
}

function keepOnly(stops: Map<string, () => void>, rids: string[]): void {
  for (const [rid, stop] of stops) {
    if (rids.includes(rid)) continue
    stop()
    stops.delete(rid)
    heard.delete(rid)
    complete.delete(rid)
  }
  for (const rid of rids) if (!stops.has(rid)) stops.set(rid, watch(rid))
}

function watch(rid: string): () => void {
  const ends = roomStreams(rid).map(listen)
  return () => {
    for (const end of ends) end()
  }
}

const roomStreams = (rid: string): Stream[] => [
  {
    name: 'stream-room-messages',
    event: rid,
    receive: (documents) => hearMessages(rid, documents),
    ready: () => {
      heard.add(rid)
      if (rid === $shownId.get()) read(rid)
    },
    refused: () => rid === $shownId.get() && read(rid),
  },
  {
    name: 'stream-notify-room',
    event: `${rid}/deleteMessage`,
    receive: (documents) => hearDeletion(rid, documents),
  },
  {
    name: 'stream-notify-room',
    event: `${rid}/user-activity`,
    receive: ([name, activities]) => noteTyping(rid, text(name), list(activities).includes('user-typing')),
  },
]

/** A room that is about to be heard is read then, without a gap; where that cannot be waited for, now. */
function lookAt(rid: string): void {
  if (!rid) return
  if (!$rooms.get()[rid]) inBackground(loadRoom(rid))
  if ($line.get() !== 'open' || heard.has(rid)) read(rid)
}

function read(rid: string): void {
  if (complete.has(rid) && $history.get()[rid] !== 'failed') return
  if (heard.has(rid)) complete.add(rid)
  inBackground(loadHistory(rid))
}

/** Whoever loses a room hears its closing words last; what has become of it must be asked for. */
function noticeEnd(): void {
  const rid = $shownId.get()
  const ended = $messages.get()[rid]?.some(({ kind }) => kind === 'livechat-close')
  if (ended && $rooms.get()[rid]?.open) inBackground(loadRoom(rid))
}
