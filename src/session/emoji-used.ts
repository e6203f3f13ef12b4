import { list, record, text } from '../protocol/json.ts'
import { storedFact } from './fact.ts'

/** Three rows of the picker. */
const MOST = 24

interface EmojiUsed {
  /** The latest first: characters without a skin tone, and names of the workspace's own. */
  recent: readonly string[]
  /** The character that gives hands and faces their colour, one of U+1F3FB to U+1F3FF; empty for the yellow that they have without. */
  tone: string
}

/** The emoji that the visitor has chosen lately, and in which skin tone they want them. It goes with the visitor. */
export const $emojiUsed = storedFact<EmojiUsed>(
  'emoji',
  (value) => {
    const { recent, tone } = record(value)
    return {
      recent: list(recent).map(text).filter(Boolean).slice(0, MOST),
      tone: /^[\u{1f3fb}-\u{1f3ff}]$/u.test(text(tone)) ? text(tone) : '',
    }
  },
  'conversation',
)

export function noteEmoji(words: string): void {
  const { recent, tone } = $emojiUsed.get()
  $emojiUsed.set({ tone, recent: [words, ...recent.filter((one) => one !== words)].slice(0, MOST) })
}

export const chooseTone = (tone: string): void => $emojiUsed.set({ ...$emojiUsed.get(), tone })
