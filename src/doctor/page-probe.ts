import { CONNECT, parseFrame } from '../protocol/ddp.ts'
import { toJson } from '../protocol/json.ts'
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
    fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(PATIENCE), ...init })
  const unreachable = async (url: string, error: unknown): Promise<Unreachable> => {
    await heard()
    if (violations.some(({ blockedURI }) => url.startsWith(blockedURI) || blockedURI.startsWith(url)))
      return new Unreachable('policy', 'the page’s content policy does not let the browser ask')
    return whyNot(url, error, (mode) => ask(url, { mode }))
  }
  return {
    origin: location.origin,
    place: 'page',
    async get(url): Promise<Answer> {
      const response = await ask(url).catch(async (error: unknown) => Promise.reject(await unreachable(url, error)))
      const header = (name: string): string | undefined => response.headers.get(name) ?? undefined
      return { status: response.status, url: response.url, body: await response.text(), header }
    },
    async preflight(base, method) {
      const init = { method, headers: { 'content-type': 'application/json' }, body: '{}' }
      const sent = await ask(`${base}/api/v1/${EMPTY[method]}`, init).catch(() => undefined)
      return sent ? '' : 'the browser has not been given leave'
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
  const because = (reason: Reason, words: string): Unreachable => new Unreachable(reason, words)
  if ((error as Error).name === 'TimeoutError') return because('silent', 'no answer in time')
  if (location.protocol === 'https:' && url.startsWith('http:'))
    return because('mixed', 'a page of https may not ask an address of http')
  const answers = await ask('no-cors').then(
    () => true,
    () => false,
  )
  if (answers) return because('unreadable', 'something answers, but pages may not read it')
  return because('network', navigator.onLine ? 'the browser could not get there' : 'this browser is offline')
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
  return over
}
