import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { toned } from '../../../locales/emoji.ts'
import emojiWords from '../../../locales/later/emoji.ts'
import { $customEmoji } from '../../../session/custom-emoji.ts'
import { $emojiUsed, noteEmoji } from '../../../session/emoji-used.ts'
import { fromStore } from '../../from-store.ts'
import { CustomEmojiView } from '../custom-emoji.tsx'
import { sheetOf } from '../sheet.tsx'
import { wordsWith } from '../words.ts'
import { type Choice, EmojiGrid } from './emoji-grid.tsx'
import { asSought, type Group, spoken } from './known-emoji.ts'
import css from './picker.css'
import { rove } from './rove.ts'
import { ToneChoice } from './tone-choice.tsx'
import { useKnownEmoji } from './use-known-emoji.ts'

const Style = sheetOf(css)
const own = fromStore($customEmoji)
const used = fromStore($emojiUsed)

/** More results than this nobody looks through. */
const MOST = 64

/** Emoji to choose from, group by group or by a word. */
export default function Picker({ onPick }: { onPick: (words: string) => void }) {
  const search = useRef<HTMLInputElement>(null)
  const shown = useSignal(0)
  /** Which group Tab goes to. */
  const stop = useSignal(0)
  const sought = useSignal('')
  const texts = wordsWith(emojiWords)
  const all = useKnownEmoji()
  useEffect(() => {
    // On a phone the keyboard would come up and hide what is to be chosen from.
    if (!matchMedia('(pointer: coarse)').matches) search.current?.focus()
  }, [])
  const custom = own.value.map(({ names, path }) => ({
    name: spoken(names[0] ?? ''),
    lang: '',
    finds: asSought(names.join(' ')),
    words: `:${names[0]}: `,
    face: <CustomEmojiView path={path} name={names[0] ?? ''} />,
  }))
  const { tone, recent } = used.value
  const known = custom.length ? [...all, { name: 'custom', choices: custom }] : all
  const lately = recent.flatMap((one) => recall(one, known))
  const offered = lately.length ? [{ name: 'recent', choices: lately }, ...known] : known
  const word = asSought(sought.value.trim())
  const found = (word ? find(known, word) : (offered[shown.value]?.choices ?? [])).map((one) => inTone(one, tone))
  const pick = (words: string): void => {
    noteEmoji(bare(words))
    onPick(words)
  }
  const nameOf = (group: string): string => texts[`emoji_${group}` as keyof typeof texts]
  return (
    <>
      <Style />
      <input
        ref={search}
        type="search"
        autocomplete="off"
        enterkeyhint="done"
        aria-label={texts.emojiSearch}
        placeholder={texts.emojiSearch}
        value={sought.value}
        onInput={({ currentTarget }) => {
          sought.value = currentTarget.value
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && word && found[0]) pick(found[0].words)
        }}
      />
      <div
        role="toolbar"
        class="emoji-groups"
        onKeyDown={(event) => {
          stop.value = rove(event, stop.value, 1)
        }}
      >
        {offered.map(({ name, choices }, i) => (
          <button
            key={name}
            type="button"
            title={nameOf(name)}
            tabIndex={i === stop.value ? 0 : -1}
            aria-pressed={!word && shown.value === i}
            onClick={() => {
              shown.value = i
              stop.value = i
              sought.value = ''
            }}
          >
            {choices[0]?.face}
          </button>
        ))}
      </div>
      <EmojiGrid
        key={word || shown.value}
        label={word ? texts.emojiFound : nameOf(offered[shown.value]?.name ?? '')}
        choices={found}
        onPick={pick}
      />
      <p class="emoji-none">{word && !found.length && texts.emojiNone}</p>
      <p role="status" class="unseen">
        {word && (found[0] ? `${texts.emojiFound}: ${found.length}. ${found[0].name}` : texts.emojiNone)}
      </p>
      <ToneChoice />
    </>
  )
}

/** Pictures and what shows no skin are as they are. */
function inTone(choice: Choice, tone: string): Choice {
  const words = toned(choice.words, tone)
  return typeof choice.face === 'string' ? { ...choice, words, face: words } : choice
}

/** Whatever colour it has. */
const bare = (words: string): string => words.replace(/[\u{1f3fb}-\u{1f3ff}\uFE0F]/gu, '')

/** What was chosen lately; nothing of what there is no more. */
const recall = (words: string, known: readonly Group[]): Choice[] =>
  known
    .flatMap(({ choices }) => choices)
    .filter((one) => bare(one.words) === words)
    .slice(0, 1)

/** Those whose name begins with the word come first. */
function find(offered: readonly Group[], word: string): Choice[] {
  const matching = offered.flatMap(({ choices }) => choices.filter(({ finds }) => finds.includes(word)))
  const first = matching.filter(({ finds }) => finds.startsWith(word))
  return [...first, ...matching.filter((choice) => !first.includes(choice))].slice(0, MOST)
}
