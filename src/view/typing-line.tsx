import { count } from '../locales/fill.ts'
import { $typing } from '../session/typing.ts'
import { fromStore } from './from-store.ts'
import { teamName } from './message-text.ts'
import { words } from './words.ts'

const typing = fromStore($typing)

/** Who is writing to the visitor just now. */
export function TypingLine() {
  const { value: names } = typing
  if (!names.length) return null
  const name = new Intl.ListFormat(words.value.lang).format(names.map(teamName))
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {count(words.value, 'typing', names.length, { name })}
    </p>
  )
}
