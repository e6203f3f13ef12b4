import { getQueue, type Inquiry, parseInquiry, takeInquiry } from '../../../src/protocol/agent-queue.ts'
import { record, text } from '../../../src/protocol/json.ts'
import { asAgent } from './account.ts'
import { fact } from './fact.ts'
import { $ownDepartments } from './team.ts'

/** What waits for this agent to take it, longest first. */
export const $queue = fact<readonly Inquiry[]>([])

export async function loadQueue(): Promise<void> {
  $queue.set(inOrder((await getQueue(asAgent())).filter(({ queued }) => queued)))
}

/** One piece of news about the queue: `type` says what happened, the rest is the inquiry. */
export function hearInquiry([news]: unknown[]): void {
  const inquiry = parseInquiry(news)
  const others = $queue.get().filter(({ id }) => id !== inquiry.id)
  const waits = text(record(news)['type']) !== 'removed' && inquiry.queued && isOurs(inquiry)
  $queue.set(waits ? inOrder([...others, inquiry]) : others)
}

/** The agent takes what waits. Its room comes on the stream. */
export async function takeFromQueue({ id }: Inquiry): Promise<void> {
  await takeInquiry(asAgent(), id)
  $queue.set($queue.get().filter((inquiry) => inquiry.id !== id))
}

/** A change is told to everybody, so that what has moved to another department leaves the lists of the first. */
const isOurs = ({ department }: Inquiry): boolean => !department || $ownDepartments.get().includes(department)

const inOrder = (inquiries: Inquiry[]): Inquiry[] => inquiries.sort((a, b) => a.at - b.at)
