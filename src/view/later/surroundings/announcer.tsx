import { useEffect } from 'preact/hooks'
import type { Message } from '../../../protocol/message.ts'
import { onAgentMessage } from '../../../session/agent-message.ts'
import { $announcements, announce, clearAnnouncements } from '../../../session/announcements.ts'
import { fromStore } from '../../from-store.ts'
import { teamName } from '../../message-text.ts'
import { words } from '../../words.ts'
import { useConnectionNews } from './use-connection-news.ts'

const announcements = fromStore($announcements)

/** Longer than screen readers wait before they look at a live region. */
const SHOWN_MS = 5000

/**
 * The one live region for what arrives. It is there before its words are, outside the pages of the panel, so it also speaks while a page or
 * a question is shown.
 */
export function Announcer() {
  const { value: sentences } = announcements
  useConnectionNews()
  useEffect(() => onAgentMessage((message, edited) => void announceMessage(message, edited)), [])
  useEffect(() => {
    const timer = setTimeout(clearAnnouncements, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [sentences])
  return <LiveRegion />
}

/** Shows the sentences once more where everything else is inert: under a modal dialog. */
export const LiveRegion = () => (
  <div class="unseen" aria-live="polite">
    {announcements.value.map((sentence, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows and is emptied
      <p key={i}>{sentence}</p>
    ))}
  </div>
)

/** Says who wrote what. Without the lazy chunk a formatted message is said as it was typed. */
async function announceMessage(message: Message, edited: boolean): Promise<void> {
  const { text, attachments, more, author } = message
  const spoken = more && import('../spoken-text.ts').then(({ spokenText }) => spokenText(more))
  const said = (await spoken?.catch(() => '')) || text || attachments.map(({ title }) => title).join(', ')
  announce(`${teamName(author.name)}${edited ? ` (${words.value.edited})` : ''}: ${said}`)
}
