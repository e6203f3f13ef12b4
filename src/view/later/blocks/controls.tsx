import { useSignal } from '@preact/signals'
import moreIcon from 'heroicons/24/outline/ellipsis-horizontal.svg'
import { useRef } from 'preact/hooks'
import blocksWords from '../../../locales/later/blocks.ts'
import formWords from '../../../locales/later/form.ts'
import type { BlockElement, Choice } from '../../../protocol/blocks.ts'
import { Icon } from '../../icon.tsx'
import { ExternalLink } from '../external-link.tsx'
import { wordsWith } from '../words.ts'
import type { Act } from './acting.tsx'

type Control<Kind> = Extract<BlockElement, { kind: Kind }> & { act: Act; off: boolean }

export const Button = ({ act, off, style, ...choice }: Control<'button'>) => (
  <Reply {...choice} off={off} look={style && `${style}-reply`} onChoose={(value) => act({ value })} />
)

interface ReplyProps extends Choice {
  off: boolean
  look?: string
  onChoose: (value: string) => void
}

/** A choice: a link that opens beside the page, or a button that tells the app. */
function Reply({ label, value, url, off, look = '', onChoose }: ReplyProps) {
  if (url) return <ExternalLink class={`reply ${look}`} href={url} words={label || url} />
  return (
    // A button that is disabled loses the focus.
    <button type="button" class={`reply ${look}`} aria-disabled={off} onClick={() => off || onChoose(value)}>
      {label || value}
    </button>
  )
}

/** Whoever goes through a list by keyboard changes it with every key, so a choice is made with a button. */
export function Select({ act, off, label, choices, value }: Control<'select'>) {
  const chosen = useSignal(value)
  const texts = wordsWith({ ...blocksWords, ...formWords })
  return (
    <span class="pick">
      <select
        aria-label={label || texts.choose}
        disabled={off}
        onInput={({ currentTarget }) => {
          chosen.value = currentTarget.value
        }}
      >
        <option value="" selected={!chosen.value}>
          {label || texts.choose}
        </option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={chosen.value === choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Pick off={off || !chosen.value} onPick={() => act({ value: chosen.value })} />
    </span>
  )
}

export function DatePicker({ act, off, label, value }: Control<'date'>) {
  const chosen = useSignal(value)
  const texts = wordsWith({ ...blocksWords, ...formWords })
  const pick = (): void => act({ value: chosen.value, initialDate: value, selectedDate: chosen.value })
  return (
    <span class="pick">
      <input
        type="date"
        aria-label={label || texts.date}
        value={chosen.value}
        disabled={off}
        onInput={({ currentTarget }) => {
          chosen.value = currentTarget.value
        }}
      />
      <Pick off={off || !chosen.value} onPick={pick} />
    </span>
  )
}

const Pick = ({ off, onPick }: { off: boolean; onPick: () => void }) => (
  <button type="button" class="reply primary-reply" aria-disabled={off} onClick={() => off || onPick()}>
    {wordsWith({ ...blocksWords, ...formWords }).pick}
  </button>
)

/** Choices that are shown when they are asked for. */
export function Overflow({ act, off, choices }: Control<'overflow'>) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  const { more } = wordsWith({ ...blocksWords, ...formWords })
  const choose = (value: string): void => {
    open.value = false
    button.current?.focus()
    act({ value })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open.value || event.key !== 'Escape') return
    event.preventDefault()
    open.value = false
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons within
    <span class="overflow" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="icon"
        title={more}
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon path={moreIcon} />
      </button>
      {open.value && choices.map((choice) => <Reply key={choice.value} {...choice} off={off} onChoose={choose} />)}
    </span>
  )
}
