import { type Answer, type Blocked, type Method, type Probe, Unreachable } from '../probe.ts'
import { handshake } from './handshake.ts'
import { missingIn, policiesOf } from './page-policy.ts'
import { why } from './why.ts'

/** Looks from Node: as a page of the site would, but with all headers in sight. */
export function nodeProbe({ page, seconds }: { page: string | undefined; seconds: number }): Probe {
  const origin = page ? new URL(page).origin : ''
  const ms = seconds * 1000
  const headers = origin ? { origin } : {}
  const ask = async (url: string, init: RequestInit = {}): Promise<Answer> => {
    try {
      const response = await fetch(url, { headers, signal: AbortSignal.timeout(ms), ...init })
      const header = (name: string): string | undefined => response.headers.get(name) ?? undefined
      return { status: response.status, url: response.url, body: await response.text(), header }
    } catch (error) {
      throw why(error)
    }
  }
  return {
    origin,
    place: 'node',
    get: (url) => ask(url),
    preflight: async (base, method) =>
      refusal(await ask(`${base}/api/v1/livechat/config`, asking(origin, method)), origin, method),
    socket: (url) => handshake(url, origin, ms),
    async policy(base) {
      if (!page) return 'Nobody said which page the chat is on.'
      const answer = await ask(page, { headers: { accept: 'text/html' } }).catch((error: unknown) => {
        if (error instanceof Unreachable) return error
        throw error
      })
      if (answer instanceof Unreachable) return `The page ${page} could not be read: ${answer.message}.`
      return policiesOf(answer).flatMap((policy) => missingIn(policy, answer, base)) satisfies Blocked[]
    },
  }
}

const asking = (origin: string, method: Method): RequestInit => ({
  method: 'OPTIONS',
  redirect: 'manual',
  headers: {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'content-type',
  },
})

/** What a browser would say to this answer. */
function refusal({ status, body, header }: Answer, origin: string, method: Method): string {
  const has = (name: string, wanted: string): boolean => {
    const words = (header(name) ?? '').toLowerCase().split(',')
    return words.some((word) => word.trim() === '*' || word.trim() === wanted.toLowerCase())
  }
  if (status < 200 || status > 299)
    return `the server answered ${status}${body.length < 100 && body ? ` “${body.trim()}”` : ''}`
  if (!has('access-control-allow-origin', origin)) return 'the answer allows other sites only'
  // A browser lets POST through without its name in the list.
  if (method !== 'POST' && !has('access-control-allow-methods', method))
    return `${method} is not among the allowed methods`
  return has('access-control-allow-headers', 'content-type') ? '' : 'the header Content-Type is not allowed'
}
