// Where links lead, and what is said about that; for the lazy chunks that draw links with words of their own.

/** Whether a link may lead there: on the web, to an e-mail address or to a telephone. */
export const mayLead = (href: string): boolean => /^(https?:\/\/|mailto:|tel:)/i.test(href) && URL.canParse(href)

/** Whether an address is a path on the chat server: `/file-upload/…`, `assets/…`. */
export const isPath = (address: string): boolean => /^(\/(?!\/)|[\w-]+\/)/.test(address)

/** Gives an address that begins with its host a scheme. */
export const withScheme = (address: string): string => address.replace(/^(\/\/|(?=www\.))/i, 'https://')

/**
 * Returns the host of a link, or the address of its e-mail or telephone. Returns an empty text where the words say exactly that, and for what
 * is on the chat server.
 *
 * @param href an address that `mayLead`
 * @param words what the link says
 * @param base the chat server's address
 * @example hostHint('https://aypal.com/', 'paypal.com', base) // 'aypal.com'
 */
export function hostHint(href: string, words: string, base: string): string {
  const { origin, protocol, host, pathname } = new URL(href)
  const target = host || pathname
  const bare = protocol === 'tel:' ? digits : addressIn
  return origin === new URL(base).origin || bare(words) === bare(target) ? '' : target
}

const digits = (words: string): string => words.replace(/\D/g, '')

/** What is around a host or an e-mail address goes; other words stay, so that they are not mistaken for one. */
const addressIn = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/|mailto:)?(www\.)?/, '')
    .replace(/[/?#]\S*/, '')

/**
 * Adds an address that cannot be a link to the words that it belongs to. Addresses of scripts, of data and of what is on a disk help nobody.
 * @example withAddress('Text us', 'sms:+15550100') // 'Text us (sms:+15550100)'
 */
export const withAddress = (words: string, address: string): string =>
  words.includes(address) || /^\W*(javascript|vbscript|data|blob|file):|^\//i.test(address)
    ? words
    : `${words} (${address})`.trim()

/**
 * Separates words from the address that they lead to. Where it cannot be a link it joins the words.
 * @param address may be a path on the chat server
 * @returns the address is empty where there is no link
 */
export function withLink(words: string, address: string): [words: string, href: string] {
  const href = withScheme(address)
  return !address || isPath(address) || mayLead(href) ? [words, href] : [withAddress(words, address), '']
}
