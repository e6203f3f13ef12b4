import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { rove } from './rove.ts'

export interface Choice {
  /** What it is called. */
  name: string
  /** Language of the name, where it is not the visitor's. */
  lang?: string | undefined
  /** All words that find it. */
  finds: string
  /** What is written. */
  words: string
  face: ComponentChild
}

interface Props {
  label: string
  choices: Choice[]
  onPick: (words: string) => void
}

/** As in the style sheet. */
const COLUMNS = 8

/** One stop for the tab key; arrows go from one to the next. */
export function EmojiGrid({ label, choices, onPick }: Props) {
  const at = useSignal(0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not scroll as a grid
    <div
      role="group"
      aria-label={label}
      class="emoji-grid"
      onKeyDown={(event) => {
        at.value = rove(event, at.value, COLUMNS)
      }}
    >
      {choices.map(({ name, lang, words, face }, i) => (
        <button
          key={words}
          type="button"
          tabIndex={i === at.value ? 0 : -1}
          title={name}
          lang={lang}
          onClick={() => onPick(words)}
        >
          {face}
        </button>
      ))}
    </div>
  )
}
