// The script tag: reads its own data-* attributes, starts the chat once, and does what the page asked for before it was there.
import { isAble } from './able.ts'
import { type Chat, startChat } from './chat.ts'
import { checkOptions, OPTIONS, type Options } from './options.ts'
import { snippetServer, tag } from './script-tag.ts'
import { document, globalOf } from './unclobbered.ts'

/** A call that was made before the script had loaded: `['identify', { name: 'Ada' }]`. */
type EarlyCall = [name: keyof Omit<Chat, 'version' | 'server'>, ...args: unknown[]]

type RunningChat = Chat & { push(call: EarlyCall): void }

declare global {
  interface Window {
    Linnet?: EarlyCall[] | RunningChat | undefined
  }
}

const complain = (error: Error, call = ''): void => console.error(`[linnet] ${call}${error.message}`)

async function start(): Promise<void> {
  const options = {
    ...Object.fromEntries(OPTIONS.map((name) => [name, tag?.dataset[name]])),
    server: tag?.dataset['server'] ?? snippetServer,
  } as Options
  // The snippet of a page that has left its address empty asks for no chat.
  if (snippetServer === '' && !options.server) return
  const found = globalOf('Linnet') as RunningChat | undefined
  const before = globalOf('RocketChat')
  if (found?.server) {
    // A page that replaces its body runs its tag again. Only another server was meant for another chat.
    if (checkOptions(options).server !== found.server) throw new Error(`The chat is with ${found.server}.`)
    return
  }
  const chat = startChat(options)
  const push = async (call: EarlyCall): Promise<void> => {
    const [name, ...args] = [call].flat() as EarlyCall
    try {
      await (api[name] as (...args: unknown[]) => unknown)(...args)
    } catch (error) {
      complain(error as Error, `${String(name)}: `)
    }
  }
  const { ownerDocument } = document.documentElement
  // document.open() takes away all handlers, the chat's among them; the page's own tag gives it a new chat. A document that a framework makes
  // anew keeps them. This one is for an event that no document fires.
  ownerDocument.onslotchange = () => {}
  const observer = new MutationObserver(() => ownerDocument.onslotchange || stop())
  observer.observe(ownerDocument, { childList: true })
  const stop = (): void => {
    ownerDocument.onslotchange = null
    observer.disconnect()
    chat.stop()
    Reflect.deleteProperty(window, 'Linnet')
  }
  const api = { ...chat, stop, push }
  window.Linnet = api
  if (Array.isArray(found)) found.forEach(push)
  if (snippetServer !== undefined) (await import('./page-api/install.ts')).install(before)
}

// What the page asks for waits for ever where there can be no chat.
const begin = (): unknown => isAble() && start().catch(complain)

// A page that is rendered before the visitor asks for it may never be seen.
if ((document as { prerendering?: boolean }).prerendering)
  document.addEventListener('prerenderingchange', begin, { once: true })
else begin()
