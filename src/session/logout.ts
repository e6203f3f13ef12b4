import { endAfter, endChat } from './end.ts'
import { emit } from './events.ts'
import { $outbox } from './outbox.ts'
import { $room } from './room.ts'
import { wipe } from './storage.ts'
import { $visitor } from './visitor.ts'

/**
 * Clears this browser, in every tab and before it returns; pending farewells keep what they need. The server's visitor stays.
 * @param end ends the chat too
 */
export async function logOut({ end = false } = {}): Promise<void> {
  const visitor = $visitor.get()
  const room = $room.get()
  const words = $outbox.get()
  let unsent = words.length
  if (end) endChat({ sendFirst: true })
  wipe(/^wish:/)()
  const sending =
    visitor &&
    words.length &&
    import('./last-words.ts').then(
      async ({ sendLastWords }) => {
        unsent = await sendLastWords(words, visitor, room?.id)
      },
      () => {},
    )
  endAfter(sending)
  await sending
  emit('logout', { unsent })
}
