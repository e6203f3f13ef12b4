// The script tag: reads its own data-* attributes, starts the chat once, and does what the page asked for before it was there.
import { type Chat, startChat } from './chat.ts'
import { OPTIONS, type Options } from './options.ts'

/** A call that was made before the script had loaded: `['identify', { name: 'Ada' }]`. */
type EarlyCall = [name: keyof Chat, ...args: unknown[]]

declare global {
  interface Window {
    Linnet?: EarlyCall[] | (Chat & { push(call: EarlyCall): void })
  }
}

function start({ dataset }: HTMLScriptElement): void {
  const given = Object.fromEntries(
    OPTIONS.map((name) => [name, dataset[name]]).filter(([, value]) => value !== undefined),
  )
  const early = Array.isArray(window.Linnet) ? window.Linnet : []
  const chat = startChat(given as unknown as Options)
  const push = ([name, ...args]: EarlyCall): void => {
    if (Object.hasOwn(chat, name)) (chat[name] as (...args: unknown[]) => void)(...args)
  }
  const stop = (): void => {
    chat.stop()
    delete window.Linnet
  }
  window.Linnet = { ...chat, stop, push }
  for (const call of early) push(call)
}

// The second tag of a page finds the chat of the first and does nothing.
if (!window.Linnet || Array.isArray(window.Linnet)) {
  try {
    start((document.currentScript ?? document.querySelector('script[data-server]')) as HTMLScriptElement)
  } catch (error) {
    console.error(`[linnet] ${(error as Error).message}`)
  }
}
