import { count } from '../../locales/fill.ts'
import typingWords from '../../locales/later/typing.ts'
import { $agent } from '../../session/agent.ts'
import { $typing } from '../../session/typing.ts'
import { fromStore } from '../from-store.ts'
import { teamName } from '../message-text.ts'
import { words } from '../words.ts'
import { sheetOf } from './sheet.tsx'
import css from './typing-line.css'
import { wordsWith } from './words.ts'

const Style = sheetOf(css)
const agent = fromStore($agent)
const typing = fromStore($typing)

/** Most servers announce a username; of whoever serves the room the name is known. */
const nameOf = (announced: string): string =>
  teamName(agent.value?.username === announced ? agent.value.name : announced)

/** Who is writing to the visitor just now. */
export default function TypingLine() {
  const { value: names } = typing
  const name = new Intl.ListFormat(words.value.lang).format(names.map(nameOf))
  return (
    <p class="typing">
      <Style />
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {count(wordsWith(typingWords), 'typing', names.length, { name })}
    </p>
  )
}
