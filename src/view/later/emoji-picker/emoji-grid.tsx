import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { useRef } from 'preact/hooks'

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
  const grid = useRef<HTMLDivElement>(null)
  const at = useSignal(0)
  const go = (to: number): void => {
    const buttons = grid.current?.querySelectorAll('button') ?? []
    at.value = Math.max(0, Math.min(to, buttons.length - 1))
    buttons[at.value]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1
    const steps: Record<string, number> = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    go(at.value + step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not scroll as a grid
    <div ref={grid} role="group" aria-label={label} class="emoji-grid" onKeyDown={onKeyDown}>
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
