import { fact } from './fact.ts'

/** Finds the character for an emoji's name; null until the table has been fetched, which happens when a message needs it. */
export const $emoji = fact<((name: string) => string | undefined) | null>(null)

let fetching = false

export function needEmoji(): void {
  if (fetching || $emoji.get()) return
  fetching = true
  import('../locales/emoji.ts')
    .then(({ default: emoji }) => $emoji.set(emoji))
    // Without the table the name is shown; the next message that needs it asks again.
    .catch(() => {})
    .finally(() => {
      fetching = false
    })
}
