import { list, record } from './json.ts'

/** All text in a part of a message body (`md`), without its form, however deep. */
export function stringsIn(value: unknown): string[] {
  const found: string[] = []
  const open = [value]
  while (open.length) {
    const one = open.pop()
    const { value: inside, label } = record(one)
    if (typeof one === 'string') found.push(one)
    else for (const next of [...list(one)].reverse()) open.push(next)
    if (inside ?? label) open.push(inside ?? label)
  }
  return found
}
