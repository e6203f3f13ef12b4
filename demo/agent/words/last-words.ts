import type { RoomMessage } from '../../../src/protocol/agent-messages.ts'
import { systemText } from './system-text.ts'

/** The last words of a chat, or what happened in it since: after a transfer, for instance, the server names only that. */
export const lastWords = ({ lastWords, lastMessage }: { lastWords: string; lastMessage: RoomMessage | null }): string =>
  lastWords || (lastMessage && systemText(lastMessage)) || ''
