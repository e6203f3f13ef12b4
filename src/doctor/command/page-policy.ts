import type { Answer, Blocked } from '../probe.ts'
import { type StartTag, startTags } from './start-tags.ts'

/** Directive → its sources, as they stand in a policy. */
type Policy = Map<string, string[]>

/** The tag that loads the chat. */
interface Script {
  origin: string
  hasNonce: boolean
}

/** What a chat with this server needs, and one of the page’s policies does not let in. */
export function blockedBy(page: Answer, base: string): Blocked[] {
  const { policies, script } = readPage(page)
  const [needs, url] = [needsOf(script, base), new URL(page.url)]
  return needs
    .filter((need) => policies.some((policy) => !allows(policy, need, url)))
    .map(({ directive, address }) => ({ directive, source: address.origin }))
}

/** Each header and each tag is a policy, and all of them must be met. A tag counts in the head of the page only. */
function readPage({ body, header, url }: Answer): { policies: Policy[]; script: Script | undefined } {
  // Several headers of a name come as one, with commas in between.
  const policies = (header('content-security-policy') ?? '').split(',').map(parse)
  let [script, inHead]: [Script | undefined, boolean] = [undefined, true]
  for (const tag of startTags(body)) {
    if (tag.name === 'body') inHead = false
    if (tag.name === 'script') script ??= scriptOf(tag, url)
    if (inHead && tag.name === 'meta' && isPolicy(tag)) policies.push(parse(tag.attributes.get('content') ?? ''))
  }
  return { policies, script }
}

const isPolicy = ({ attributes }: StartTag): boolean =>
  attributes.get('http-equiv')?.trim().toLowerCase() === 'content-security-policy'

/** Undefined when the tag does not load a chat. */
function scriptOf({ attributes }: StartTag, page: string): Script | undefined {
  const src = attributes.has('data-server') ? attributes.get('src') : undefined
  return src && URL.canParse(src, page)
    ? { origin: new URL(src, page).origin, hasNonce: attributes.has('nonce') }
    : undefined
}

/** Of a directive that is there twice the first counts. */
function parse(text: string): Policy {
  const policy: Policy = new Map()
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    if (!policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources)
  }
  return policy
}

/** What has to be let in, and from where. */
type Need = { directive: Blocked['directive']; address: URL }

function needsOf(script: Script | undefined, base: string): Need[] {
  const { origin } = new URL(base)
  const need = (directive: Need['directive'], address: string): Need => ({ directive, address: new URL(address) })
  return [
    ...(script && !script.hasNonce ? [need('script-src', script.origin)] : []),
    need('connect-src', origin),
    need('connect-src', origin.replace('http', 'ws')),
    need('img-src', origin),
    need('media-src', origin),
  ]
}

/** True when one of the sources stands for the address, or nothing is said about it at all. */
function allows(policy: Policy, { directive, address }: Need, page: URL): boolean {
  const forTags = directive === 'script-src' ? policy.get('script-src-elem') : undefined
  const sources = forTags ?? policy.get(directive) ?? policy.get('default-src')
  return !sources || sources.some((source) => stands(source.toLowerCase(), address, page))
}

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
