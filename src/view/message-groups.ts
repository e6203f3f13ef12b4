import type { Message } from '../protocol/message.ts'

/** How a message stands among its neighbours. */
export interface Placed {
  message: Message
  /** The first of its day: a line with the date goes before it. */
  newDay: boolean
  /** The first of several by the same person: it has the name and the picture. */
  first: boolean
  /** The last of several: it has the time. */
  last: boolean
  /** Nothing has come after it. */
  newest: boolean
}

const TOGETHER = 5 * 60_000

/** Messages of one person within five minutes belong together, unless midnight or the system comes between. */
export function placeMessages(messages: readonly Message[]): Placed[] {
  return messages.map((message, i) => {
    const before = messages[i - 1]
    const after = messages[i + 1]
    return {
      message,
      newDay: !before || dayOf(before) !== dayOf(message),
      first: !before || !belong(before, message),
      last: !after || !belong(message, after),
      newest: !after,
    }
  })
}

const belong = (a: Message, b: Message): boolean =>
  !a.kind && !b.kind && a.author.id === b.author.id && b.at - a.at < TOGETHER && dayOf(a) === dayOf(b)

const dayOf = ({ at }: Message): string => new Date(at).toDateString()
