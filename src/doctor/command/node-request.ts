import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Socket } from 'node:net'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { readBody } from '../body.ts'
import { type Answer, Unreachable } from '../probe.ts'
import { why } from './why.ts'

export interface Asked {
  method?: 'GET' | 'OPTIONS'
  headers?: Record<string, string>
}

const MAX_REDIRECTS = 5

/**
 * Asks an address. Follows redirects as long as they stay on the same origin.
 * @throws {Unreachable} nobody answered in time, or not in a way that can be read
 */
export async function ask(address: string, asked: Asked, ms: number): Promise<Answer> {
  const signal = AbortSignal.timeout(ms)
  const { origin } = new URL(address)
  let answer = await askOnce(new URL(address), asked, signal)
  for (let i = 0; i < MAX_REDIRECTS && answer.leadsTo?.startsWith(`${origin}/`); i++)
    answer = await askOnce(new URL(answer.leadsTo), asked, signal)
  return answer
}

/** The signal ends the whole exchange, so that neither a name server nor a body that drips can make it longer. */
async function askOnce(url: URL, { method = 'GET', headers = {} }: Asked, signal: AbortSignal): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const asked = request(url, { method, headers: { ...headers, 'accept-encoding': 'identity' }, agent: false, signal })
  // Once the answer has begun, what goes wrong ends its body too.
  asked.on('error', () => {}).end()
  try {
    const [answer] = await Promise.race([answerTo(asked, signal), otherProtocol(asked)])
    const header = (name: string): string | undefined => answer.headersDistinct[name]?.join(', ')
    const status = answer.statusCode ?? 0
    const leadsTo = status > 300 && status < 400 ? redirectTo(header('location'), url) : undefined
    const body = await readBody(unpacked(answer))
    return { status, url: url.href, body, header, ...(leadsTo !== undefined && { leadsTo }) }
  } catch (error) {
    if (error instanceof Unreachable) throw error
    throw signal.aborted ? why(signal.reason) : why(error)
  } finally {
    asked.destroy()
  }
}

const answerTo = (asked: ClientRequest, signal: AbortSignal): Promise<[IncomingMessage]> =>
  once(asked, 'response', { signal }) as Promise<[IncomingMessage]>

/** A server may switch although nobody has asked for it, and then there is no answer. */
async function otherProtocol(asked: ClientRequest): Promise<never> {
  const [, socket] = await once(asked, 'upgrade')
  ;(socket as Socket).destroy()
  throw new Unreachable('unreadable', 'what answers switches to another protocol')
}

/** Where an answer sends on to, without names and passwords; undefined when it does not say. */
function redirectTo(location: string | undefined, from: URL): string | undefined {
  const to = location && URL.canParse(location, from.href) ? new URL(location, from) : undefined
  return to && /^https?:$/.test(to.protocol) ? to.origin + to.pathname + to.search : undefined
}

const UNPACKERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Some servers compress although nobody has asked for it. */
function unpacked(answer: IncomingMessage): Readable {
  const unpacker = UNPACKERS[answer.headers['content-encoding'] ?? '']?.()
  return unpacker ? pipeline(answer, unpacker, () => {}) : answer
}
