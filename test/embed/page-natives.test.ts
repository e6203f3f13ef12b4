import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Agent } from '../story/agent.ts'
import { pageWith, type Scene } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

/** Notes every error of the page, then does what the page does to the natives, before the tag. */
const changing = (script: string): string => `<script>
  window.wrong = []
  addEventListener('error', (event) => wrong.push(event.message))
  addEventListener('unhandledrejection', (event) => wrong.push(String(event.reason)))
</script><script>${script}</script>`

const wrong = ({ page }: Visitor): string[] => (page as unknown as { wrong: string[] }).wrong

/** What old libraries do to the natives. */
const OLD_LIBRARIES = {
  'Prototype.js 1.6': `
    const toArray = function () { return this.slice(0) }
    const inspect = (value) => "'" + String(value) + "'"
    Object.assign(Array.prototype, {
      toJSON() { return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']' },
      entries: toArray, toArray, size() { return this.length }, last() { return this[this.length - 1] },
      find(test) { for (let i = 0; i < this.length; i++) if (test(this[i], i)) return this[i] },
      map(make = (one) => one) { const all = []; for (let i = 0; i < this.length; i++) all.push(make(this[i], i)); return all },
    })
    Array.from = (list) => { const all = []; for (let i = 0; i < (list?.length ?? 0); i++) all.push(list[i]); return all }
    for (const Kind of [String, Number, Date]) Kind.prototype.toJSON = function () { return inspect(this) }
    Object.keys = (object) => { const all = []; for (const key in object) all.push(key); return all }
    HTMLElement.prototype.remove = function () { this.parentNode.removeChild(this); return this }
    HTMLElement.prototype.scrollTo = function () { window.scrollTo(0, 0); return this }
    HTMLElement.prototype.select = function (selector) { return [...this.querySelectorAll(selector)] }
    HTMLElement.prototype.update = HTMLElement.prototype.replace = HTMLElement.prototype.insert = function () { return this }
    window.Element = function (name) { return document.createElement(name) }
    window.$ = (id) => document.getElementById(id)`,
  'a library that writes all objects its own way': `
    Object.prototype.toJSON = function () { return 'an object' }
    Map.prototype.toJSON = Set.prototype.toJSON = function () { return [...this] }`,
}

/** Makes everything that the browser brings unchangeable, as SES does, the document's own objects included. */
const FREEZING = `
  for (const name of Object.getOwnPropertyNames(window)) {
    const one = Object.getOwnPropertyDescriptor(window, name).value
    if (typeof one !== 'function' || !one.prototype) continue
    Object.freeze(one.prototype)
    Object.freeze(one)
  }
  for (const one of [(function* () {})(), (async function* () {})(), [][Symbol.iterator](), new Map().keys(), async () => {}])
    Object.freeze(Object.getPrototypeOf(one))
  for (const one of [Math, JSON, Reflect, Intl, CSS]) Object.freeze(one)`

/** What a page may have in the place of `fetch`. */
const FETCHES = {
  'watches every answer': `
    const { fetch } = window
    window.fetch = async (...args) => {
      const answer = await fetch(...args)
      await answer.clone().text()
      return answer
    }`,
  'makes a request of its own of what it is given': `
    const { fetch } = window
    window.fetch = (input, init) => fetch(new Request(input, init))`,
  'asks by XMLHttpRequest': `
    window.fetch = (address, { method = 'GET', headers = {}, body, signal } = {}) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest()
        request.open(method, address)
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
        request.onload = () => resolve({ status: request.status, ok: request.status < 400, text: async () => request.responseText, json: async () => JSON.parse(request.responseText) })
        request.onerror = () => reject(new TypeError('Network request failed'))
        request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
        signal?.addEventListener('abort', () => request.abort())
        request.send(body)
      })`,
  'is a constant': `Object.defineProperty(window, 'fetch', { value: fetch, writable: false, configurable: false })`,
}

/** A conversation with everything that is written as JSON: registration, fields, socket, storage. */
async function converses(script: string): Promise<Scene> {
  const workspace = await Workspace.open({ Livechat_registration_form: true })
  await workspace.addsField('order', { label: 'Order' })
  const visitor = await Visitor.opens(pageWith(workspace.address, { head: changing(script) }))
  const agent = new Agent(workspace)
  await visitor.opensPanel()
  await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com', Order: '45' })
  await visitor.clicks('Start chat')
  await visitor.writes('Hello')
  await agent.serves()
  await agent.readsEventually('Hello')
  await visitor.sees('joined')
  await waitFor(async () => expect((await workspace.log()).sockets.open).to.equal(1))
  await agent.replies('Good morning')
  await visitor.seesMessages('Hello', 'Good morning')
  expect(wrong(visitor)).to.deep.equal([])
  return { workspace, visitor, agent }
}

/** Goes on with a conversation, ends it and has it forgotten. */
async function saysFarewell({ visitor, agent }: Scene): Promise<void> {
  await visitor.reloads()
  await visitor.seesMessages('Hello', 'Good morning')
  await agent.replies('Still here?')
  await visitor.seesMessages('Hello', 'Good morning', 'Still here?')
  await visitor.clicks('End chat')
  await visitor.clicks('End chat')
  await visitor.clicks('Forget me')
  await visitor.clicks('Forget me')
  await visitor.finds('heading', 'You have been forgotten')
  expect(localStorage.length).to.equal(0)
  expect(wrong(visitor)).to.deep.equal([])
}

describe('A page that has changed what the browser brings', () => {
  for (const [name, script] of Object.entries(OLD_LIBRARIES))
    it(`has its chat beside ${name}`, async () => {
      const scene = await converses(script)
      const { token } = scene.visitor.storedValue('visitor') as { token: string }
      expect(token).to.match(/^[0-9a-f]{64}$/)
      expect(await scene.workspace.visitor(token)).to.have.deep.property('livechatData', { order: '45' })
      await saysFarewell(scene)
    })

  it('has its chat where nothing of it can be changed any more', async () => {
    const scene = await converses(FREEZING)
    const { page } = scene.visitor
    expect([page.Array.prototype, page.HTMLElement.prototype].every(Object.isFrozen)).to.equal(true)
    await saysFarewell(scene)
  })

  for (const [name, script] of Object.entries(FETCHES))
    it(`has its chat where its fetch ${name}`, async () => {
      await saysFarewell(await converses(script))
    })
})
