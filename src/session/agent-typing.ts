import { list, text } from '../protocol/json.ts'
import { on } from './events.ts'
import { $line } from './line.ts'
import { $typing, setTyping } from './typing.ts'

/** Clients repeat the announcement while somebody types, and may vanish without taking it back. */
const STALE = 12_000

const timers = new Map<string, ReturnType<typeof setTimeout>>()

/** Somebody types, until they stop or have not been heard for a while. */
export function noteTyping(name: string, typing: boolean): void {
  clearTimeout(timers.get(name))
  timers.delete(name)
  const others = $typing.get().filter((other) => other !== name)
  if (typing) {
    timers.set(
      name,
      setTimeout(() => noteTyping(name, false), STALE),
    )
  }
  if (typing || others.length < $typing.get().length) setTyping(typing ? [...others, name] : others)
}

/** Takes in what the server says of who is typing. */
export function startAgentTyping(): () => void {
  const stops = [
    on('activity', ([name, activities]: unknown[]) => noteTyping(text(name), list(activities).includes('user-typing'))),
    // While the line is down nobody is heard.
    $line.listen((line) => line === 'open' || nobodyTypes()),
  ]
  return () => {
    for (const stop of stops) stop()
    nobodyTypes()
  }
}

function nobodyTypes(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  setTyping([])
}
