import { fill } from '../locales/fill.ts'
import type { Message } from '../protocol/message.ts'
import { $config } from '../session/config.ts'
import { fromStore } from './from-store.ts'
import { words } from './words.ts'

const config = fromStore($config)

/** What somebody of the team is called; where agents are hidden, that is all there is to know. */
export const teamName = (name: string): string => (config.value?.agentsHidden ? words.value.agent : name)

/** What a system message says; `undefined` for words that somebody wrote. */
export function systemText({ kind, author, transferredTo }: Message): string | undefined {
  const { value: texts } = words
  const name = teamName(author.name)
  switch (kind) {
    case 'livechat-started':
      return texts.started
    case 'uj':
      return fill(texts.joined, { name })
    case 'ul':
      return fill(texts.left, { name })
    case 'livechat-close':
      return texts.closed
    case 'livechat_transfer_history':
      return transferredTo && !config.value?.agentsHidden
        ? fill(texts.transferredTo, { name: transferredTo })
        : texts.transferred
    case 'rm':
      return texts.removed
    default:
      return undefined
  }
}

const FORMATS = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { dateStyle: 'medium', timeStyle: 'short' },
} as const

/** To make one costs more than all else that a message is drawn with. */
const made: Record<string, Intl.DateTimeFormat> = {}

/** A moment as the visitor's country writes it, in the language of the chat. */
export function clock(at: number, format: keyof typeof FORMATS): string {
  const { lang } = words.value
  made[lang + format] ??= new Intl.DateTimeFormat(lang, FORMATS[format])
  return (made[lang + format] as Intl.DateTimeFormat).format(at)
}
