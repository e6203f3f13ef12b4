import { waitFor } from '@testing-library/dom'
import { executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { startChat } from '../../src/index.ts'
import { engine } from '../engine.ts'
import '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

const page = (body: string, head = ''): string =>
  `/page/life?html=${encodeURIComponent(`<!doctype html><html lang="en"><head><title>Page</title>${head}</head><body>${body}</body></html>`)}`

const tag = (server: string): string => `<script async src="/dist/linnet.js" data-server="${server}"></script>`

/** Runs before the tag does. */
const early = (script: string): string => `<script>${script}</script>`

const open = (): Promise<Workspace> => Workspace.open({ Livechat_registration_form: false })

const linnet = ({ page }: Visitor) => page as unknown as { Linnet: { stop(): void; open(): void } }

describe('A page that changes under the chat', () => {
  it('keeps it when its body is replaced, with the conversation', async () => {
    const { address } = await open()
    const visitor = await Visitor.opens(page(`<h1>Shop</h1>${tag(address)}`))
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.sees('Chat started')
    const { document } = visitor.page
    const body = document.createElement('body')
    body.innerHTML = '<h1>Another page</h1>'
    document.body.replaceWith(body)
    await visitor.seesMessages('Hello')
    await visitor.writes('Still here')
    await visitor.seesMessages('Hello', 'Still here')
    document.body.replaceChildren()
    await visitor.seesMessages('Hello', 'Still here')
    expect(document.querySelectorAll('.linnet')).to.have.lengthOf(1)
    linnet(visitor).Linnet.stop()
    document.body.replaceWith(body.cloneNode())
    await new Promise((done) => requestAnimationFrame(done))
    expect(visitor.widget).to.equal(undefined)
  })

  it('goes on with it when its router goes to another address', async () => {
    const { address } = await open()
    const visitor = await Visitor.opens(page(`<h1>Shop</h1>${tag(address)}`))
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.seesMessages('Hello')
    visitor.page.history.pushState({}, '', '/page/life/boxes')
    visitor.page.dispatchEvent(new PopStateEvent('popstate'))
    await visitor.writes('Which box?')
    await visitor.seesMessages('Hello', 'Which box?')
  })

  it('is given a new one by its tag when it is written anew', async () => {
    const { address } = await open()
    const visitor = await Visitor.opens(page(`<h1>Shop</h1>${tag(address)}`))
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.sees('Chat started')
    const { document } = visitor.page
    document.open()
    document.write(`<!doctype html><title>New</title><body><h1>Written</h1>${tag(address)}</body>`)
    document.close()
    await visitor.seesMessages('Hello')
    await visitor.writes('Once more')
    await visitor.seesMessages('Hello', 'Once more')
    expect(document.querySelectorAll('.linnet')).to.have.lengthOf(1)
  })

  it('loses it when it is written anew without the tag', async () => {
    const { address } = await open()
    const visitor = await Visitor.opens(page(tag(address)))
    await visitor.finds('button', 'Rocket.Chat')
    visitor.page.document.open()
    visitor.page.document.write('<h1>Written</h1>')
    visitor.page.document.close()
    await waitFor(() => expect('Linnet' in visitor.page).to.equal(false))
    expect(visitor.widget).to.equal(undefined)
  })

  it('has it from a tag that the page writes', async () => {
    const { address } = await open()
    const written = tag(address).replace('async ', '').replace('</script>', '<\\/script>')
    const visitor = await Visitor.opens(page(early(`document.write('${written}')`)))
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
  })
})

describe('A page that nobody looks at', () => {
  const asked = (workspace: Workspace): Promise<number> => workspace.timesAsked('GET livechat/config')
  const pretend = (what: string, name: string, value: unknown): string =>
    early(
      `Object.defineProperty(Document.prototype, '${name}', { get: () => window.${what} ?? ${JSON.stringify(value)} })`,
    )
  /** The page has been idle for longer than the chat waits for that. */
  const idle = ({ page }: Visitor): Promise<unknown> =>
    new Promise((done) => (page.requestIdleCallback ?? ((then) => setTimeout(then, 400)))(done))

  it('is quiet in the background until it is shown', async () => {
    const workspace = await open()
    const hidden = pretend('state', 'hidden', true)
    const visitor = await Visitor.opens(page(tag(workspace.address), hidden))
    await visitor.finds('button', 'Chat')
    await idle(visitor)
    await idle(visitor)
    expect(await asked(workspace)).to.equal(0)
    Object.assign(visitor.page, { state: false })
    visitor.page.document.dispatchEvent(new Event('visibilitychange'))
    await visitor.finds('button', 'Rocket.Chat')
    expect(await asked(workspace)).to.equal(1)
  })

  it('has no chat before it is asked for, when the browser renders it beforehand', async () => {
    const workspace = await open()
    const visitor = await Visitor.opens(page(tag(workspace.address), pretend('shown', 'prerendering', true)))
    await idle(visitor)
    expect(visitor.widget).to.equal(undefined)
    visitor.page.document.dispatchEvent(new Event('prerenderingchange'))
    await visitor.finds('button', 'Rocket.Chat')
    expect(await asked(workspace)).to.equal(1)
  })
})

describe('A page in a frame', () => {
  it('has its chat also without an origin of its own, where there is neither storage nor lock', async () => {
    const workspace = await open()
    const told: string[] = []
    const listen = ({ data }: MessageEvent): void => void (typeof data === 'string' && told.push(data))
    addEventListener('message', listen)
    const report = early(`
      for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, (e) => parent.postMessage(String(e.message ?? e.reason), '*'))
      window.Linnet = [['on', 'start', () => parent.postMessage('begun', '*')], ['open']]
      let typed
      setInterval(() => {
        const field = document.querySelector('.linnet')?.shadowRoot.querySelector('textarea')
        if (field && !typed) typed = field.value = 'Hello'
        field?.dispatchEvent(new Event('input', { bubbles: true }))
        field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      }, 50)`)
    const frame = document.createElement('iframe')
    frame.sandbox.add('allow-scripts')
    frame.src = page(tag(workspace.address).replace('/dist', `${location.origin}/dist`), report)
    document.body.append(frame)
    await waitFor(() => expect(told).to.deep.equal(['begun']))
    removeEventListener('message', listen)
    frame.remove()
  })
})

describe('Starting and stopping', () => {
  it('a hundred times leaves nothing behind', async () => {
    const { address } = await open()
    const count = countListenersAndTimers()
    const cycle = async (times: number): Promise<void> => {
      for (let i = 0; i < times; i++) {
        const chat = startChat({ server: address })
        chat.open()
        await new Promise((done) => setTimeout(done))
        chat.stop()
      }
    }
    await cycle(50)
    await painted()
    const nodes = document.querySelectorAll('*').length
    const before = count.now()
    const heap = await heapSize()
    await cycle(100)
    // What an open panel has listened to goes after the next painting.
    await painted()
    expect(count.now()).to.deep.equal(before)
    count.stop()
    expect(document.querySelectorAll('*').length).to.equal(nodes)
    // What is compiled late and what the browser notes of each request comes and goes; a chat that stayed would be several times as much.
    expect((await heapSize()) - heap).to.be.below(400_000)
  })
})

const painted = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))

/** What is listened to on window and document, and which intervals run, from now on. */
function countListenersAndTimers(): { now(): { listeners: number; intervals: number }; stop(): void } {
  const { addEventListener, removeEventListener } = EventTarget.prototype
  const { setInterval, clearInterval } = window
  const listeners = new Map<unknown, string>()
  const intervals = new Set<unknown>()
  const isPage = (target: unknown): boolean => ([undefined, window, document] as unknown[]).includes(target)
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (isPage(this)) listeners.set(listener, type)
    if (isPage(this) && typeof options === 'object')
      options.signal?.addEventListener('abort', () => listeners.delete(listener))
    addEventListener.call(this, type, listener, options)
  }
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    listeners.delete(listener)
    removeEventListener.call(this, type, listener, options)
  }
  window.setInterval = ((...args: Parameters<typeof setInterval>) => {
    const timer = setInterval(...args)
    intervals.add(timer)
    return timer
  }) as typeof setInterval
  window.clearInterval = (timer) => {
    intervals.delete(timer)
    clearInterval(timer)
  }
  return {
    now: () => ({ listeners: listeners.size, intervals: intervals.size }),
    stop() {
      Object.assign(EventTarget.prototype, { addEventListener, removeEventListener })
      Object.assign(window, { setInterval, clearInterval })
    },
  }
}

/** Bytes that are in use after everything unused was thrown away; 0 where the driver cannot say. */
const heapSize = async (): Promise<number> =>
  engine === 'chromium' ? ((await executeServerCommand('heap size')) as unknown as number) : 0

describe('The back button of the browser', () => {
  const own = (step: object): Promise<{ said?: unknown; reasons?: string[] }> =>
    executeServerCommand<{ said?: unknown; reasons?: string[] }, object>('own window', step as never)
  const says = async (script: string): Promise<unknown> => (await own({ do: 'says', script })).said
  const shown = early(`window.shown = []; addEventListener('pageshow', (event) => shown.push(event.persisted))`)
  const kept = (address: string): string => `${address}&cache=1`

  /** The driver’s own window is in the way of Chromium’s cache, so it is asked what else would be. */
  async function comesBack(): Promise<void> {
    await own({ do: 'goes', address: kept(page('<h1>Elsewhere</h1>')) })
    await own({ do: 'goes back' })
    await waitFor(async () =>
      expect(await says('!!document.querySelector(".linnet") && window.shown.at(-1)')).to.equal(engine !== 'chromium'),
    )
    const { reasons = [] } = await own({ do: 'reasons' })
    const drivers = /BrowsingInstanceNotSwapped|BackForwardCacheDisabledForDelegate/
    expect(reasons.filter((reason) => !drivers.test(reason))).to.deep.equal([])
  }

  afterEach(() => own({ do: 'closes' }))

  it('finds the page as it was left, while no conversation is live', async () => {
    const { address } = await open()
    await own({ do: 'opens', address: kept(page(tag(address), shown)) })
    await waitFor(
      async () =>
        expect(await says('document.querySelector(".linnet")?.shadowRoot.querySelector("button")?.ariaLabel')).to.be.ok,
    )
    await says('Linnet.open()')
    // A page that is still fetching is not kept by Firefox, whoever fetches.
    await waitFor(async () =>
      expect(await says('document.querySelector(".linnet").shadowRoot.textContent')).to.contain('How can we help?'),
    )
    await says(`new Promise((done) => {
      new PerformanceObserver(() => { clearTimeout(timer); timer = setTimeout(done, 500) }).observe({ type: 'resource', buffered: true })
      let timer = setTimeout(done, 500)
    })`)
    await comesBack()
  })

  it('finds the conversation that was going on, and hears what was said meanwhile', async () => {
    const workspace = await open()
    const token = crypto.randomUUID()
    await workspace.ask('livechat/visitor', { visitor: { token, name: 'Ada' } })
    const { room } = await workspace.ask(`livechat/room?token=${token}`)
    const rid = (room as { _id: string })._id
    const sockets = async (): Promise<number> => (await workspace.log()).sockets.open
    await own({ do: 'opens', address: kept(page(tag(workspace.address), shown)) })
    await waitFor(async () => expect(await says('typeof Linnet.identify')).to.equal('function'))
    await says(`Linnet.identify({ token: '${token}' }).then(() => Linnet.open())`)
    await waitFor(async () => expect(await sockets()).to.equal(1))
    await own({ do: 'goes', address: kept(page('<h1>Elsewhere</h1>')) })
    await waitFor(async () => expect(await sockets()).to.equal(0))
    await workspace.ask('livechat/message', { token, rid, msg: 'Said meanwhile' })
    await own({ do: 'goes back' })
    await waitFor(async () =>
      expect(
        await says('document.querySelector(".linnet")?.shadowRoot.querySelector("[role=log]")?.textContent'),
      ).to.contain('Said meanwhile'),
    )
    await waitFor(async () => expect(await sockets()).to.equal(1))
  })
})
