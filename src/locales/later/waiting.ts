// In the queue.

export default {
  queueSpot: 'You are number {n} in the queue.',
  queueWait_one: 'It takes about {n} minute.',
  queueWait_other: 'It takes about {n} minutes.',
  queueSoon: 'It takes less than a minute.',
}
