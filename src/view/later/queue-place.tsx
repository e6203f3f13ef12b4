import { count, fill } from '../../locales/fill.ts'
import waitingWords from '../../locales/later/waiting.ts'
import { record, text } from '../../protocol/json.ts'
import { $queue } from '../../session/queue.ts'
import { fromStore } from '../from-store.ts'
import { LinkedText } from '../linked-text.tsx'
import { wordsWith } from './words.ts'

const queue = fromStore($queue)

/** Where the visitor stands while they wait, how long it may take, and what the admin says to those who wait. */
export default function QueuePlace() {
  const texts = wordsWith(waitingWords)
  const { spot, estimatedWaitTimeSeconds, message } = record(queue.value)
  const minutes = Math.round(Number(estimatedWaitTimeSeconds) / 60)
  const said = text(record(message)['text'])
  const lines = [
    Number(spot) > 0 ? fill(texts.queueSpot, { n: Number(spot) }) : texts.waiting,
    minutes >= 1 && count(texts, 'queueWait', minutes),
    Number(estimatedWaitTimeSeconds) > 0 && minutes < 1 && texts.queueSoon,
  ].filter(Boolean)
  return (
    <div class="system">
      {said && (
        <span lang="">
          <LinkedText text={said} />
        </span>
      )}
      <p>{lines.join(' ')}</p>
    </div>
  )
}
