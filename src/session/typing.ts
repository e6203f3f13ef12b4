import { fact } from './fact.ts'

/** Names of those who are typing to the visitor. */
export const $typing = fact<readonly string[]>([], 'conversation')

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
  if (typing || others.length < $typing.get().length) $typing.set(typing ? [...others, name] : others)
}

/** Nobody is heard while the line is down. */
export function nobodyTypes(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  $typing.set([])
}
