import type { Message } from '../protocol/message.ts'
import { $visitor } from '../session/visitor.ts'
import { Avatar } from './avatar.tsx'
import { fromStore } from './from-store.ts'
import { later } from './later.tsx'
import { LinkedText } from './linked-text.tsx'
import type { Placed } from './message-groups.ts'
import { clock, systemText, teamName } from './message-text.ts'
import { words } from './words.ts'

const visitor = fromStore($visitor)

/** Form, pictures, players, quotes and buttons come with a further file; until then there are the words as typed and titles as links. */
const RichMessage = later(() => import('./later/rich-message.tsx'), Words)

/** One message of the conversation, or a line about it. */
export function MessageView({ message, newDay, first, last, newest }: Placed) {
  const { id, at, author, edited } = message
  const system = systemText(message)
  const own = author.id === visitor.value?.id
  return (
    <>
      {newDay && <div class="day">{clock(at, 'day')}</div>}
      {system !== undefined ? (
        <p class="system">{system}</p>
      ) : (
        <article
          class={`message ${own ? 'own' : 'theirs'}`}
          data-first={first || undefined}
          data-last={last || undefined}
          data-id={id}
        >
          <Sender person={author} own={own} shown={first} />
          <div class="bubble" part={own ? 'message own' : 'message'} dir="auto" lang="">
            {message.more || !message.text.trim() ? <RichMessage message={message} /> : <Words message={message} />}
          </div>
          {own && <OwnMessage message={message} />}
          {(last || edited) && (
            <footer>
              {edited && `${words.value.edited} · `}
              {own && newest && `${words.value.sent} · `}
              <time dateTime={new Date(at).toISOString()}>{clock(at, 'time')}</time>
            </footer>
          )}
        </article>
      )}
    </>
  )
}

/** What visitors can do with what they have said. */
const OwnMessage = later(
  () => import('./later/own-messages/own-message.tsx'),
  () => null,
)

/** What can be shown of every message. */
export function Words({ message: { text, attachments } }: { message: Message }) {
  return (
    <>
      <LinkedText text={text} />
      {attachments.map(({ title, href }) => (
        <LinkedText key={href} text={title} path={href} />
      ))}
    </>
  )
}

/** Every message names its sender to a screen reader; only the first of a group shows them. */
function Sender({ person, own, shown }: { person: Placed['message']['author']; own: boolean; shown: boolean }) {
  if (own) return <span class="unseen">{words.value.you}: </span>
  const name = teamName(person.name)
  return (
    <>
      {shown && name === person.name && <Avatar person={person} />}
      <span class={shown ? 'name' : 'unseen'}>{name}</span>
    </>
  )
}
