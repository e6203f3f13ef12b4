import { toJson } from '../../protocol/json.ts'
import type { Message } from '../../protocol/message.ts'
import { hangingOn, keptMessage, saying, speaker } from '../../session/kept-message.ts'
import { pageTitle } from '../../session/title.ts'
import { wholeConversation } from '../../session/whole-conversation.ts'
import { document } from '../../unclobbered.ts'
import { clock, systemText } from '../message-text.ts'
import { words } from '../words.ts'

/** Gives the visitor a file. */
export function download(name: string, type: string, content: string): void {
  const link = document.createElement('a')
  link.download = name
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The whole conversation as a page to read or as data to keep, made here from what the server has. */
export async function downloadConversation(kind: 'html' | 'json'): Promise<void> {
  const messages = await wholeConversation()
  const name = `conversation-${new Date().toISOString().slice(0, 10)}`
  if (kind === 'json') download(`${name}.json`, 'application/json', toJson(messages.map(keptMessage), 2))
  else download(`${name}.html`, 'text/html', asPage(messages))
}

/** Built as a document, so that nothing that was said can become markup. */
function asPage(messages: Message[]): string {
  const page = document.implementation.createHTMLDocument(pageTitle())
  const { lang, dir = 'ltr' } = words.value
  Object.assign(page.documentElement, { lang, dir })
  // From a disk it comes without a word about its encoding.
  const charset = page.createElement('meta')
  charset.setAttribute('charset', 'utf-8')
  page.head.prepend(charset)
  for (const message of messages) {
    const article = page.body.appendChild(page.createElement('article'))
    const heading = article.appendChild(page.createElement('h2'))
    heading.textContent = `${speaker(message)}, ${clock(message.at, 'full')}`
    const body = article.appendChild(page.createElement('pre'))
    body.dir = 'auto'
    body.textContent = [
      systemText(message) ?? saying(message),
      ...hangingOn(message).map(({ title, href }) => `${title} ${href}`.trim()),
    ].join('\n')
  }
  return `<!doctype html>${page.documentElement.outerHTML}`
}
