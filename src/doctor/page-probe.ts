import { CONNECT, parseFrame } from '../protocol/ddp.ts'
import { toJson } from '../protocol/json.ts'
import { document } from '../unclobbered.ts'
import { readBody } from './body.ts'
import { type Answer, type Blocked, type Method, type Probe, type Reason, Unreachable } from './probe.ts'

const PATIENCE = 10_000

/** Requests that a server refuses for want of anything in them, so that the browser asks for leave and nothing is changed. */
const EMPTY: Record<Method, string> = {
  POST: 'livechat/room.survey',
  PUT: 'livechat/message/doctor',
  DELETE: 'livechat/message/doctor',
}

/** Looks from the page itself: what its browser, its network and its content policy let through. */
export function pageProbe(): Probe & { end(): void } {
  const violations: SecurityPolicyViolationEvent[] = []
  const hear = (event: SecurityPolicyViolationEvent): number => violations.push(event)
  document.addEventListener('securitypolicyviolation', hear)
  const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      ...init,
    })
  const unreachable = async (url: string, error: unknown): Promise<Unreachable> => {
    await heard()
    if (violations.some(({ blockedURI }) => url.startsWith(blockedURI) || blockedURI.startsWith(url)))
      return new Unreachable('policy', 'the page’s content policy does not let the browser ask')
    // A browser that may not read an answer cannot keep from following it either.
    return whyNot(url, error, (mode) => ask(url, { mode, redirect: 'follow' }))
  }
  return {
    origin: location.origin,
    place: 'page',
    async get(url): Promise<Answer> {
      const failed = async (error: unknown): Promise<never> => Promise.reject(await unreachable(url, error))
      const response = await ask(url).catch(failed)
      const header = (name: string): string | undefined => response.headers.get(name) ?? undefined
      if (isRedirect(response)) return { status: 302, url, body: '', header, leadsTo: '' }
      const body = await readBody(chunksOf(response)).catch(failed)
      return { status: response.status, url: response.url, body, header }
    },
    async preflight(base, method) {
      const init = { method, headers: { 'content-type': 'application/json' }, body: '{}' }
      const sent = await ask(`${base}/api/v1/${EMPTY[method]}`, init).catch(() => undefined)
      if (!sent) return 'the browser has not been given leave'
      void sent.body?.cancel()
      return isRedirect(sent) ? 'the server sends the browser on to another address' : ''
    },
    socket: handshake,
    async policy(base) {
      await Promise.allSettled([
        settled(new Image(), `${base}/avatar/doctor`),
        settled(new Audio(), `${base}/sounds/chime.mp3`),
      ])
      await heard()
      const { host } = new URL(base)
      const ours = violations.filter(({ blockedURI }) => URL.canParse(blockedURI) && new URL(blockedURI).host === host)
      return ours.map(
        ({ effectiveDirective, blockedURI }): Blocked => ({
          directive: effectiveDirective as Blocked['directive'],
          source: new URL(blockedURI).origin,
        }),
      )
    },
    end: () => document.removeEventListener('securitypolicyviolation', hear),
  }
}

/** A violation is told of a moment after what it was about has failed. */
const heard = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

/** A browser says only that it failed; what is behind it shows when it may ask without reading. */
async function whyNot(url: string, error: unknown, ask: (mode: 'no-cors') => Promise<Response>): Promise<Unreachable> {
  if (error instanceof Unreachable) return error
  const because = (reason: Reason, words: string): Unreachable => new Unreachable(reason, words)
  if ((error as Error).name === 'TimeoutError') return because('silent', 'no answer in time')
  if (location.protocol === 'https:' && url.startsWith('http:'))
    return because('mixed', 'a page of https may not ask an address of http')
  const answers = await ask('no-cors').then(
    ({ body }) => {
      void body?.cancel()
      return true
    },
    () => false,
  )
  if (answers) return because('unreadable', 'something answers, but pages may not read it')
  return because('network', navigator.onLine ? 'the browser could not get there' : 'this browser is offline')
}

/** Where it leads is kept from the page. */
const isRedirect = ({ type }: Response): boolean => type === 'opaqueredirect'

/** Not every browser can go through the stream of a body by itself. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? {}
      if (!value || done) return
      yield value
    }
  } finally {
    void reader?.cancel()
  }
}

/** A page of https may not even try an address of http. */
function open(url: string): WebSocket | undefined {
  try {
    return new WebSocket(url)
  } catch {
    return undefined
  }
}

/** Opens a WebSocket and lets the server say that it speaks DDP. @returns what went wrong; empty when nothing did */
function handshake(url: string): Promise<string> {
  return new Promise((resolve) => {
    let opened = false
    const ws = open(url)
    if (!ws) return resolve('the browser does not let this page open it')
    const end = (reason: string): void => {
      clearTimeout(timer)
      ws.close()
      resolve(reason)
    }
    const timer = setTimeout(() => end(opened ? 'it opens, but nobody speaks' : 'no answer in time'), PATIENCE)
    ws.onopen = () => {
      opened = true
      ws.send(toJson(CONNECT))
    }
    ws.onmessage = ({ data }) => parseFrame(data).is === 'connected' && end('')
    ws.onclose = () => end(opened ? 'the server hangs up' : 'it does not open')
  })
}

/** A picture or a sound has come, or has not. */
function settled(element: HTMLImageElement | HTMLAudioElement, src: string): Promise<unknown> {
  const over = new Promise((resolve) => {
    for (const event of ['load', 'loadedmetadata', 'error']) element.addEventListener(event, resolve, { once: true })
    setTimeout(resolve, PATIENCE)
  })
  element.src = src
  return over.then(() => element.removeAttribute('src'))
}
