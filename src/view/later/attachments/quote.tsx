import type { ComponentChildren } from 'preact'
import type { Attachment } from '../../../protocol/attachment.ts'
import { $messages } from '../../../session/messages.ts'
import { $visitor } from '../../../session/visitor.ts'
import { fromStore } from '../../from-store.ts'
import { clock, teamName } from '../../message-text.ts'
import { words } from '../../words.ts'
import { RichText } from '../rich-text.tsx'

const messages = fromStore($messages)
const visitor = fromStore($visitor)

/** What somebody has said before, with who and when. */
export function Quote({ quote, children }: { quote: Attachment; children: ComponentChildren }) {
  const { words, at } = quote
  return (
    <blockquote class="quote">
      <cite>
        {speaker(quote)} {at > 0 && <time dateTime={new Date(at).toISOString()}>{clock(at, 'time')}</time>}
      </cite>
      <RichText pieces={words} />
      {children}
    </blockquote>
  )
}

/** The quote has a name only, and a name alone does not say whether it is an agent's, who may be hidden. */
function speaker({ quotes, author }: Attachment): string {
  const id = URL.canParse(quotes) ? new URL(quotes).searchParams.get('msg') : ''
  const known = messages.value.find((message) => message.id === id)
  const { id: me, name, username } = visitor.value ?? {}
  const own = known ? known.author.id === me : [name, username].includes(author.name)
  return own ? words.value.you : teamName(known?.author.name ?? author.name)
}
