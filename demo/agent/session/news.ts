import type { Stream } from '../../../src/protocol/streams.ts'
import { inBackground } from '../../../src/session/background.ts'
import { listen } from './line.ts'
import { hearPresence } from './presence.ts'
import { hearInquiry, loadQueue } from './queue.ts'
import { hearRoom, hearSubscription } from './rooms.ts'
import { $ownDepartments } from './team.ts'

/** What the server tells an agent about their own desk → the one verb that takes it in. */
const newsFor = (userId: string): Stream[] => [
  { name: 'stream-notify-user', event: `${userId}/subscriptions-changed`, receive: hearSubscription },
  { name: 'stream-notify-user', event: `${userId}/rooms-changed`, receive: hearRoom },
  { name: 'stream-notify-logged', event: 'user-status', receive: hearPresence },
  { name: QUEUE, event: 'public', receive: hearInquiry },
  { name: QUEUE, event: `agent/${userId}`, receive: hearInquiry },
]

const QUEUE = 'stream-livechat-inquiry-queue-observer'

/** @returns stops listening */
export function listenForNews(userId: string): () => void {
  const ends = newsFor(userId).map(listen)
  let queues: (() => void)[] = []
  let reading: ReturnType<typeof setTimeout> | undefined
  // Which departments there are is learned late, so their queues are read once they are heard: all together, for a server counts.
  const readSoon = (): void => {
    clearTimeout(reading)
    reading = setTimeout(() => inBackground(loadQueue()), 100)
  }
  ends.push(
    $ownDepartments.subscribe((departments) => {
      for (const end of queues) end()
      queues = departments.map((id) =>
        listen({ name: QUEUE, event: `department/${id}`, receive: hearInquiry, ready: readSoon }),
      )
    }),
  )
  return () => {
    clearTimeout(reading)
    for (const end of [...ends, ...queues]) end()
  }
}
