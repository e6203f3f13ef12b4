import { useEffect } from 'preact/hooks'
import { fill } from '../../../locales/fill.ts'
import attachmentsWords from '../../../locales/later/attachments.ts'
import { plain } from '../../../protocol/piece.ts'
import { richTextOf } from '../../../protocol/rich-text.ts'
import { hangingOn } from '../../../session/kept-message.ts'
import { $messages } from '../../../session/messages.ts'
import { $parents, needParent } from '../../../session/parents.ts'
import { $visitor } from '../../../session/visitor.ts'
import { fromStore } from '../../from-store.ts'
import { teamName } from '../../message-text.ts'
import { wordsWith } from '../words.ts'

const messages = fromStore($messages)
const parents = fromStore($parents)
const visitor = fromStore($visitor)

/** What a reply in a thread replies to. */
export function ThreadParent({ rid, id }: { rid: string; id: string }) {
  useEffect(() => needParent(rid, id), [rid, id])
  const parent = messages.value.find((message) => message.id === id) ?? parents.value.get(id)
  const texts = wordsWith(attachmentsWords)
  if (!parent) return null
  const name = parent.author.id === visitor.value?.id ? texts.you : teamName(parent.author.name)
  const said = parent.more ? plain(richTextOf(parent.more)) : parent.text
  const words = [said, ...hangingOn(parent).map(({ title }) => title)].filter(Boolean).join(' ')
  return (
    <blockquote class="quote">
      <cite>{fill(texts.inReplyTo, { name })}</cite>
      <p class="excerpt">{words}</p>
    </blockquote>
  )
}
