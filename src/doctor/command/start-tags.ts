export interface StartTag {
  name: string
  /** By their names in lower case. */
  attributes: Map<string, string>
}

/** What is inside of these is text, or is not looked at by a browser that runs scripts. */
const TEXT_ONLY = /^(?:script|style|textarea|title|noscript|iframe|xmp|noembed|noframes)$/

const NAME = /[a-z][^\s/>]*/iy
const GAP = /[\s/]*/y
const ATTRIBUTE = /[^\s/>][^\s/>=]*/y
const EQUALS = /\s*=\s*/y
const BARE_VALUE = /[^\s>]*/y

/** Start tags of a page, in one pass: a page may be as broken as it likes, and each character is looked at a few times only. */
export function* startTags(html: string): Generator<StartTag> {
  let at = 0
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(html)?.[0] ?? ''
    at += found.length
    return found
  }
  /** Goes behind the next `end`; to the end of the page if there is none. */
  const skip = (end: string): string => {
    const found = html.indexOf(end, at)
    const skipped = html.slice(at, found < 0 ? html.length : found)
    at += skipped.length + end.length
    return skipped
  }
  /** True when the tag has another attribute. */
  const goesOn = (): boolean => {
    take(GAP)
    return at < html.length && html[at] !== '>'
  }
  const value = (): string => {
    if (!take(EQUALS)) return ''
    const quote = html[at]
    if (quote !== '"' && quote !== "'") return decode(take(BARE_VALUE))
    at++
    return decode(skip(quote))
  }
  while (at < html.length) {
    skip('<')
    if (html.startsWith('!--', at)) skip('-->')
    const name = take(NAME).toLowerCase()
    if (!name) continue
    const attributes = new Map<string, string>()
    while (goesOn()) {
      const attribute = take(ATTRIBUTE).toLowerCase()
      const said = value()
      if (!attributes.has(attribute)) attributes.set(attribute, said)
    }
    // A tag that does not end is none.
    if (at >= html.length) return
    yield { name, attributes }
    if (TEXT_ONLY.test(name)) at = endOfText(html, name, at)
  }
}

function endOfText(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

const NAMED: Record<string, string> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' }

/** Template engines write the quotes of a policy as character references. */
const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(quot|apos|amp|lt|gt));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
