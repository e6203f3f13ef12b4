import { useEffect, useRef } from 'preact/hooks'
import troubleWords from '../../../locales/later/trouble.ts'
import { announce } from '../../../session/announcements.ts'
import { $line } from '../../../session/line.ts'
import { $messages } from '../../../session/messages.ts'
import { $offline } from '../../../session/online.ts'
import { $outbox } from '../../../session/outbox.ts'
import { fromStore } from '../../from-store.ts'
import { wordsWith } from '../words.ts'

const line = fromStore($line)
const offline = fromStore($offline)
const outbox = fromStore($outbox)

/** Has a screen reader say that the server can be reached again, and that what waited for it has been sent. The notices say that it cannot. */
export function useConnectionNews(): void {
  const { connectedAgain, sent } = wordsWith(troubleWords)
  const trouble = offline.value ? 'offline' : line.value === 'waiting' ? 'lost' : ''
  const before = useRef('')
  const waiting = useRef<string[]>([])
  const ids = outbox.value.map(({ id }) => id)
  if (trouble) waiting.current = [...new Set([...waiting.current, ...ids])]
  useEffect(() => {
    // A conversation that ends meanwhile has no line any more.
    const isOver = before.current === 'lost' && line.value === 'closed'
    if (before.current && !trouble && !isOver) announce(connectedAgain)
    before.current = trouble
  }, [trouble])
  useEffect(() => {
    const gone = waiting.current.filter((id) => !ids.includes(id))
    waiting.current = waiting.current.filter((id) => ids.includes(id))
    if (gone.length && $messages.get().some(({ id }) => gone.includes(id))) announce(sent)
  }, [ids.join()])
}
