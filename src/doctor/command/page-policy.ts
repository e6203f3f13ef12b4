import type { Answer, Blocked } from '../probe.ts'

/** Directive → its sources, as they stand in a policy. */
type Policy = Map<string, string[]>

/** The policies of a page: each header and each tag is one, and all of them must be met. */
export function policiesOf({ body, header }: Answer): Policy[] {
  const tags = [...body.matchAll(/<meta[^>]+content-security-policy["'][^>]*>/gi)]
  const inTags = tags
    .map(([tag]) => /content=(?:"([^"]*)"|'([^']*)')/i.exec(tag))
    .map((found) => found?.[1] ?? found?.[2])
  // Several headers of a name come as one, with commas in between.
  return [...(header('content-security-policy') ?? '').split(','), ...inTags].map((text) => parse(text ?? ''))
}

function parse(text: string): Policy {
  const directives = text.split(';').map((part) => part.trim().split(/\s+/))
  return new Map(directives.map(([name = '', ...sources]) => [name.toLowerCase(), sources]))
}

/** What a chat with this server needs, and the page's policy does not let in. */
export function missingIn(policy: Policy, { url, body }: Answer, base: string): Blocked[] {
  const { origin } = new URL(base)
  const script = scriptOf(body, url)
  const needs: [directive: Blocked['directive'], address: string][] = [
    ['connect-src', origin],
    ['connect-src', origin.replace('http', 'ws')],
    ['img-src', origin],
    ['media-src', origin],
  ]
  if (script && !script.hasNonce) needs.unshift(['script-src', script.origin])
  return needs
    .filter(([directive, address]) => !allows(policy.get(directive) ?? policy.get('default-src'), address, url))
    .map(([directive, source]) => ({ directive, source }))
}

/** Where the tag loads the chat from; undefined when the tag is not in the page's source. */
function scriptOf(html: string, page: string): { origin: string; hasNonce: boolean } | undefined {
  const tag = /<script[^>]+data-server[^>]*>/i.exec(html)?.[0]
  const src = tag && /\ssrc=["']?([^"'\s>]+)/i.exec(tag)?.[1]
  return src && URL.canParse(src, page)
    ? { origin: new URL(src, page).origin, hasNonce: /\snonce=/i.test(tag) }
    : undefined
}

/** True when one of the sources stands for the address, or nothing is said about it at all. */
const allows = (sources: string[] | undefined, address: string, page: string): boolean =>
  !sources || sources.some((source) => stands(source, new URL(address), new URL(page)))

/** Whether a source of a policy stands for everything at an address; one with a path lets in only what is under it, which is not enough. */
function stands(source: string, address: URL, page: URL): boolean {
  if (source === '*') return /^(https?|wss?):$/.test(address.protocol)
  // An address of the page itself includes its WebSocket.
  if (source === "'self'") return address.host === page.host && upgrades(page.protocol, address.protocol)
  if (/^[a-z][a-z+.-]*:$/i.test(source)) return upgrades(source, address.protocol)
  const [, scheme, host = '', port] = /^(?:([a-z][a-z+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?\/?$/i.exec(source) ?? []
  if (!upgrades(scheme ?? page.protocol, address.protocol)) return false
  if (port !== '*' && (port ?? '') !== address.port) return false
  return host.startsWith('*.') ? address.hostname.endsWith(host.slice(1)) : host === '*' || host === address.hostname
}

/** A source of one scheme also stands for its encrypted sister, and one of the web for its WebSocket. */
const upgrades = (source: string, wanted: string): boolean =>
  source === wanted ||
  { 'http:': /^(https|wss?):$/, 'https:': /^wss:$/, 'ws:': /^(wss|https?):$/ }[source]?.test(wanted) === true
