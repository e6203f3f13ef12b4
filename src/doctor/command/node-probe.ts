import { type Answer, type Method, type Probe, Unreachable } from '../probe.ts'
import { handshake } from './handshake.ts'
import { type Asked, ask } from './node-request.ts'
import { blockedBy } from './page-policy.ts'

/** Looks from Node: as a page of the site would, but with all headers in sight. */
export function nodeProbe({ page, seconds }: { page: string | undefined; seconds: number }): Probe {
  const origin = page ? new URL(page).origin : ''
  const ms = seconds * 1000
  const headers = origin ? { origin } : {}
  return {
    origin,
    place: 'node',
    get: (url) => ask(url, { headers }, ms),
    preflight: async (base, method) =>
      refusal(await ask(`${base}/api/v1/livechat/config`, asking(origin, method), ms), origin, method),
    socket: (url) => handshake(url, origin, ms),
    async policy(base) {
      if (!page) return 'Nobody said which page the chat is on.'
      const answer = await ask(page, { headers: { accept: 'text/html' } }, ms).catch((error: unknown) => {
        if (error instanceof Unreachable) return error
        throw error
      })
      if (answer instanceof Unreachable) return `The page ${nameOf(page)} could not be read: ${answer.message}.`
      if (answer.leadsTo !== undefined)
        return `The page ${nameOf(page)} sends on to ${answer.leadsTo}, which is not followed; name the page itself with --origin.`
      return blockedBy(answer, base)
    },
  }
}

/** An address without the name and password that it may hold. */
const nameOf = (page: string): string => new URL(page).origin + new URL(page).pathname

const asking = (origin: string, method: Method): Asked => ({
  method: 'OPTIONS',
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
