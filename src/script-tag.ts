// The tag that this script belongs to, and the folder that it came from. Both are read once, while the script runs: afterwards there is no
// `currentScript`, and the tag may be gone.
import { document, globalOf } from './unclobbered.ts'

declare global {
  interface Window {
    /** Rocket.Chat's own snippet: a function with the calls that wait in `_` and the address of the chat in `url`. */
    RocketChat?: { url?: unknown; _?: unknown }
    /** What it was in old pages: a list that begins with the address. */
    initRocket?: unknown[]
  }
}

const url = globalOf('RocketChat')?.url ?? globalOf('initRocket')?.[0]

/** The server that Rocket.Chat's own snippet names; undefined where there is no such snippet. */
export const snippetServer =
  url &&
  String(url)
    .trim()
    .replace(/\/livechat\/?$/, '')

const running = document.currentScript as HTMLScriptElement | null

/** Null where there is none: evaluated or imported without a tag, or in a shadow root. */
export const tag =
  (running?.dataset['server'] ?? snippetServer) === undefined
    ? document.querySelector<HTMLScriptElement>('script[data-server]')
    : running

const address = tag?.src || document.querySelector<HTMLScriptElement>('script[src*="linnet.js"]')?.src

/**
 * The folder of the lazy chunks. Where it is unknown (evaluated, inlined) it is empty, which makes a bare specifier, and import rejects those.
 */
export const folder = `${address}`.replace(/[^/]*(\?.*)?$/, '')
