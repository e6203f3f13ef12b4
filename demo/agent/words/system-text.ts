import type { RoomMessage } from '../../../src/protocol/agent-messages.ts'

/** Commands to widgets and page visits, which have a place of their own. */
const UNSAID = ['command', 'livechat_navigation_history']

/** What a system message says; `undefined` for words that somebody wrote, and an empty text for what is not shown. */
export function systemText(message: RoomMessage, name = message.author.name): string | undefined {
  const { kind, text, comment, transferredTo, fromVisitor } = message
  const said = (what: string, words: string): string => (words ? `${what}: ${words}` : what)
  switch (kind) {
    case '':
      return undefined
    case 'livechat-started':
      return 'Chat started'
    case 'uj':
      return `${name} joined`
    case 'ul':
      return `${name} left`
    case 'livechat-close':
      return said(fromVisitor ? 'Closed by the visitor' : `Closed by ${name}`, text)
    case 'livechat_transfer_history':
      return said(`${name} passed the chat on${transferredTo && ` to ${transferredTo}`}`, comment)
    case 'livechat_transfer_history_fallback':
      return 'Nobody was there; the chat went on to another department'
    case 'livechat_transcript_history':
      return 'A transcript was sent by email'
    case 'rm':
      return 'Message removed'
    default:
      return UNSAID.includes(kind) ? '' : comment || text
  }
}
