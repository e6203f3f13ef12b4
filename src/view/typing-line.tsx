import { count } from '../locales/fill.ts'
import { $agent } from '../session/agent.ts'
import { $typing } from '../session/typing.ts'
import { fromStore } from './from-store.ts'
import { teamName } from './message-text.ts'
import { words } from './words.ts'

const agent = fromStore($agent)
const typing = fromStore($typing)

/** Most servers announce a username; of whoever serves the room the name is known. */
const nameOf = (announced: string): string =>
  teamName(agent.value?.username === announced ? agent.value.name : announced)

/** Who is writing to the visitor just now. */
export function TypingLine() {
  const { value: names } = typing
  if (!names.length) return null
  const name = new Intl.ListFormat(words.value.lang).format(names.map(nameOf))
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
