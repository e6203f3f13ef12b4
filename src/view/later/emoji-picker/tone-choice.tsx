import emojiWords from '../../../locales/later/emoji.ts'
import { $emojiUsed, chooseTone } from '../../../session/emoji-used.ts'
import { fromStore } from '../../from-store.ts'
import { wordsWith } from '../words.ts'

const used = fromStore($emojiUsed)

const TONES = ['', '\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}']

/** Which colour hands and faces have. */
export function ToneChoice() {
  const texts = wordsWith(emojiWords)
  const names = [texts.tone_none, texts.tone_1, texts.tone_2, texts.tone_3, texts.tone_4, texts.tone_5]
  return (
    <label class="emoji-tone">
      {texts.skinTone}
      <select value={used.value.tone} onInput={({ currentTarget }) => chooseTone(currentTarget.value)}>
        {TONES.map((tone, i) => (
          <option key={tone} value={tone} selected={tone === used.value.tone}>
            {`\u{270b}${tone} ${names[i]}`}
          </option>
        ))}
      </select>
    </label>
  )
}
