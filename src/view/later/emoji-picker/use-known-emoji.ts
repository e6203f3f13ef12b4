import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { emojiNames } from '../../../locales/emoji-names.ts'
import { words } from '../../words.ts'
import { type Group, knownEmoji } from './known-emoji.ts'

/** The emoji on offer, in the visitor's language as soon as their names have come; until then, and where there are none, in English. */
export function useKnownEmoji(): readonly Group[] {
  const { lang, tag = '' } = words.value
  const names = useSignal({ tag: '', lines: '' })
  useEffect(() => {
    emojiNames[tag]?.().then(
      ({ default: lines }) => {
        names.value = { tag, lines }
      },
      // They are asked for again when the visitor chooses the next time.
      () => {},
    )
  }, [tag])
  const lines = names.value.tag === tag ? names.value.lines : ''
  return useMemo(() => knownEmoji(lang, lines), [lang, lines])
}
