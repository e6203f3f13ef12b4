/** How the chat is set up: properties of `startChat` (camel case) or `data-*` attributes of the script tag (kebab case). */
export interface Options {
  /**
   * Address of the Rocket.Chat server, with its sub-path if it has one. The only option that is needed, and the only source of the
   * address: what the server says about itself is not believed.
   * @example 'https://chat.example.com'
   * @example 'https://example.com/chat'
   */
  server: string
  /**
   * Name of the chat: on the panel, and what a screen reader calls the launcher. Default: the title set in Rocket.Chat, else “Chat”.
   * @example 'Ask the shop'
   */
  title?: string
  /**
   * Any CSS colour. Default: the colour set in Rocket.Chat. Text on it is black or white, whichever can be read; a colour on
   * which neither can is darkened.
   * @example '#0f766e'
   */
  color?: string
  /**
   * Language of the chat, as a BCP 47 tag. Default: that of the page (`<html lang>`), else of the Rocket.Chat workspace if it is not
   * English, else of the browser; English where none of them is a language of ours. An unknown tag is passed over.
   * @example 'de'
   * @example 'pt-BR'
   */
  language?: string
  /**
   * Selector of an element of the page that the chat becomes a part of: always open, as large as the element, without a launcher.
   * Where there is no such element when the chat starts, it stands in the corner as usual. On phones it stays in its element too.
   * @example '#chat'
   */
  inline?: string
  /** Corner of the page. Default: the side set in Rocket.Chat, else `right`. */
  position?: 'left' | 'right'
  /**
   * Which pages agents see while they talk with the visitor: addresses without their query (`path`, the default), whole addresses (`full`),
   * or none (`off`). Without a conversation nobody sees any.
   */
  visits?: 'off' | 'path' | 'full'
}

/** Names of all options, for reading them off a tag. @internal */
export const OPTIONS = [
  'server',
  'title',
  'color',
  'language',
  'inline',
  'position',
  'visits',
] as const satisfies (keyof Options)[]

/** Options that are one of a few words. */
const CHOICES: [name: keyof Options, ...string[]][] = [
  ['position', 'left', 'right'],
  ['visits', 'off', 'path', 'full'],
]

/**
 * Makes options of what a page gave, or says what is wrong and what to write instead.
 * @returns the options with the server's address in its plain form: no slash at the end, no query
 * @throws {TypeError} with a sentence for the page's developer
 * @internal
 */
export function checkOptions(given: Partial<Record<keyof Options, unknown>>): Options {
  for (const [name, ...choices] of CHOICES) {
    const value = given[name] as string | undefined
    if (value !== undefined && !choices.includes(value))
      throw new TypeError(`"${name}" is "${choices.join('" or "')}", not "${value}".`)
  }
  return { ...(given as Partial<Options>), server: checkServer(given.server) }
}

function checkServer(given: unknown): string {
  const example = 'Write data-server="https://chat.example.com".'
  if (!given) throw new TypeError(`The server is missing. ${example}`)
  const url = URL.canParse(String(given)) ? new URL(String(given)) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`"${given}" is not an address. ${example}`)
  return (url.origin + url.pathname).replace(/\/+$/, '')
}
