// The script tag: reads its own data-* attributes, starts the chat once, and does what the page asked for before it was there.
import { isAble } from './able.ts'
import { type Chat, startChat } from './chat.ts'
import { OPTIONS, type Options } from './options.ts'

/** A call that was made before the script had loaded: `['identify', { name: 'Ada' }]`. */
type EarlyCall = [name: keyof Omit<Chat, 'version'>, ...args: unknown[]]

declare global {
  interface Window {
    Linnet?: EarlyCall[] | (Chat & { push(call: EarlyCall): void })
    /** Rocket.Chat's own snippet: a function with the calls that wait in `_` and the address of the chat in `url`. */
    RocketChat?: { url?: unknown; _?: unknown }
    /** What it was in old pages: a list that begins with the address. */
    initRocket?: unknown[]
  }
}

/** The server that Rocket.Chat's own snippet names; undefined where there is no such snippet. */
function serverOfSnippet(): string | undefined {
  const { RocketChat, initRocket } = window
  const url = RocketChat?.url ?? initRocket?.[0]
  return url === undefined
    ? url
    : String(url)
        .trim()
        .replace(/\/livechat\/?$/, '')
}

const complain = (error: Error, call = ''): void => console.error(`[linnet] ${call}${error.message}`)

async function start({ dataset }: HTMLScriptElement): Promise<void> {
  const early = window.Linnet ?? []
  // The second tag of a page finds the chat of the first.
  if (!Array.isArray(early)) throw new Error('This page has a chat already.')
  const given = Object.fromEntries(OPTIONS.map((name) => [name, dataset[name]]))
  const { RocketChat } = window
  const server = serverOfSnippet()
  // The snippet of a page that has left its address empty asks for no chat.
  if (!given['server'] && server === '') return
  const chat = startChat({ ...given, server: given['server'] ?? server } as Options)
  const push = async ([name, ...args]: EarlyCall): Promise<void> => {
    try {
      await (chat[name] as (...args: unknown[]) => unknown)(...args)
    } catch (error) {
      complain(error as Error, `${name}: `)
    }
  }
  const { documentElement } = document
  // A page that writes itself anew has lost the chat and is given one by its own tag.
  const observer = new MutationObserver(() => documentElement.isConnected || stop())
  observer.observe(document, { childList: true })
  const stop = (): void => {
    observer.disconnect()
    chat.stop()
    delete window.Linnet
  }
  window.Linnet = { ...chat, stop, push }
  early.forEach(push)
  if (server !== undefined) (await import('./page-api/install.ts')).install(RocketChat)
}

const tag = (document.currentScript ?? document.querySelector('script[data-server]')) as HTMLScriptElement

// What the page asks for waits for ever where there can be no chat.
const begin = (): unknown => isAble() && start(tag).catch(complain)

// A page that is rendered before the visitor asks for it may never be seen.
if ((document as { prerendering?: boolean }).prerendering)
  document.addEventListener('prerenderingchange', begin, { once: true })
else begin()
