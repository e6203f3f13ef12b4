import { fact } from './fact.ts'

/** Names of those who are typing, by room. */
export const $typing = fact<Record<string, readonly string[]>>({})

/** Clients repeat the announcement while somebody types, and may vanish without taking it back. */
const STALE = 12_000

const timers = new Map<string, ReturnType<typeof setTimeout>>()

export function noteTyping(rid: string, name: string, typing: boolean): void {
  const key = `${rid} ${name}`
  clearTimeout(timers.get(key))
  timers.delete(key)
  const all = $typing.get()
  const others = (all[rid] ?? []).filter((other) => other !== name)
  $typing.set({ ...all, [rid]: typing ? [...others, name] : others })
  if (typing)
    timers.set(
      key,
      setTimeout(() => noteTyping(rid, name, false), STALE),
    )
}

/** Nobody is heard while the line is down. */
export function nobodyTypes(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  $typing.set({})
}
