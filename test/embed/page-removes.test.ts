import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { Agent } from '../story/agent.ts'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { MovedPage } from './moved-page.ts'

interface Scene {
  visitor: Visitor
  agent: Agent
}

const hosts = ({ page }: Visitor): NodeListOf<Element> => page.document.querySelectorAll('.linnet')

const frames = async ({ page }: Visitor, count = 2): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((done) => page.requestAnimationFrame(done))
}

/** A conversation that is longer than the panel is high. */
async function talksAtLength(head = ''): Promise<Scene> {
  const workspace = await Workspace.open({ Livechat_registration_form: false })
  const visitor = await Visitor.opens(pageWith(workspace.address, { head }))
  const agent = new Agent(workspace)
  await visitor.opensPanel()
  await visitor.writes('Hello')
  await agent.serves()
  await visitor.sees('joined')
  await workspace.fills(agent.rid, 40)
  await visitor.reloads()
  await agent.replies('The last words')
  await visitor.sees('The last words')
  // The file that takes care of the panel is there, and so are those that draw messages.
  await waitFor(() => expect(visitor.widget?.querySelector('.panel > i')).to.exist)
  const log = await visitor.finds('log', 'Messages')
  await waitFor(async () => {
    const { scrollHeight } = log
    await frames(visitor, 10)
    expect(log.scrollHeight).to.equal(scrollHeight)
  })
  return { visitor, agent }
}

/** Whether the end of a list is in sight. */
const isRead = ({ scrollHeight, scrollTop, clientHeight }: Element): boolean =>
  scrollHeight - scrollTop - clientHeight < 2

const topOf = (message: Element, list: Element): number =>
  message.getBoundingClientRect().top - list.getBoundingClientRect().top

/** The first message of which something is in sight, and where it begins. */
function firstInSight(list: Element): [message: Element, top: number] {
  const { top } = list.getBoundingClientRect()
  const message = [...list.querySelectorAll('article')].find(
    (one) => one.getBoundingClientRect().bottom > top,
  ) as Element
  return [message, topOf(message, list)]
}

/** What pages do to their body, or to all of the document, when they become another page. */
const CHANGES: Record<string, (document: Document) => void> = {
  'puts another body in the place of its own': ({ body }) => body.replaceWith(body.cloneNode()),
  'has kept a copy of its body and goes back to it': ({ body }) => body.replaceWith(body.cloneNode(true)),
  'writes its body anew': ({ body }) => {
    body.innerHTML = '<h1>Another page</h1>'
  },
  'keeps its body as markup and goes back to it': ({ body }) => {
    const markup = body.innerHTML
    body.innerHTML = '<h1>Another page</h1>'
    body.innerHTML = markup
  },
  'makes the document anew': (document) => {
    const again = document.documentElement.cloneNode(true)
    document.documentElement.remove()
    document.append(again)
  },
  'has the chat in a box that is hidden': (document) => {
    const box = document.body.appendChild(document.createElement('div'))
    box.hidden = true
    box.append(document.querySelector('.linnet') as Element)
  },
  'throws away a box with everything in it': (document) => {
    const box = document.createElement('div')
    box.append(...document.body.children)
    document.body.append(box)
    box.remove()
  },
}

describe('A page that becomes another one', () => {
  for (const [name, change] of Object.entries(CHANGES))
    it(`keeps the chat, once and where it was scrolled to, when it ${name}`, async () => {
      const { visitor, agent } = await talksAtLength()
      const { document } = visitor.page
      const log = await visitor.finds('log', 'Messages')
      for (const isAtEnd of [true, false]) {
        if (!isAtEnd) log.scrollTop = 500
        await waitFor(() => expect(log.scrollTop > 400 && isRead(log) === isAtEnd).to.equal(true))
        await frames(visitor)
        const [message, top] = firstInSight(log)
        change(document)
        await waitFor(() => expect(document.querySelector('.linnet')?.parentNode === document.body).to.equal(true))
        await frames(visitor)
        expect([...hosts(visitor)].map((host) => !!host.shadowRoot)).to.deep.equal([true])
        if (isAtEnd) await waitFor(() => expect(isRead(log)).to.equal(true))
        else expect(topOf(message, log)).to.be.closeTo(top, 1)
      }
      log.scrollTop = log.scrollHeight
      await frames(visitor)
      await agent.replies('Still here')
      await visitor.sees('Still here')
      await waitFor(() => expect(isRead(log)).to.equal(true))
    })

  it('lets the visitor go on typing when it replaces its body', async () => {
    const { visitor } = await talksAtLength()
    const { body } = visitor.page.document
    await visitor.types('Good m')
    body.replaceWith(body.cloneNode(true))
    await waitFor(() => expect(visitor.widget?.activeElement?.localName).to.equal('textarea'))
    await sendKeys({ type: 'orning' })
    const field = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    await waitFor(() => expect(field.value).to.equal('Good morning'))
  })

  it('keeps the chat where it was scrolled to when it is without a body for a while', async () => {
    const { visitor } = await talksAtLength()
    const { document } = visitor.page
    const log = await visitor.finds('log', 'Messages')
    log.scrollTop = 500
    await frames(visitor)
    const [message, top] = firstInSight(log)
    const body = document.body.cloneNode()
    document.body.remove()
    await frames(visitor, 5)
    document.documentElement.append(body)
    await waitFor(() => expect(document.querySelector('.linnet')?.parentNode === body).to.equal(true))
    await frames(visitor)
    expect(topOf(message, log)).to.be.closeTo(top, 1)
  })
})

describe('A page that goes back to its markup', () => {
  it('has one box that pages style, with the chat in it', async () => {
    const { visitor } = await MovedPage.opens()
    await visitor.opensPanel()
    const { document } = visitor.page
    await waitFor(() => expect(document.querySelector('.rocketchat-widget .linnet')).to.exist)
    const markup = document.body.innerHTML
    document.body.innerHTML = '<h1>Another page</h1>'
    await waitFor(() => expect(document.querySelector('.rocketchat-widget .linnet')).to.exist)
    document.body.innerHTML = markup
    await waitFor(() => expect(document.querySelector('.rocketchat-widget #rocketchat-iframe')?.shadowRoot).to.exist)
    expect(document.querySelectorAll('.linnet, .rocketchat-widget')).to.have.lengthOf(2)
    await visitor.writes('Still here')
    await visitor.seesMessages('Still here')
  })
})

/** Removes the chat and notes when. */
const REMOVING = `
  window.removed = []
  const remove = () => {
    const host = document.querySelector('.linnet')
    if (!host) return
    host.remove()
    removed.push(performance.now())
  };`

/** When it does that. */
const REMOVALS = [
  `new MutationObserver(remove).observe(document, { childList: true, subtree: true })`,
  `setInterval(remove, 20)`,
]

describe('A page that wants no chat', () => {
  it('goes on when it removes the chat each time, and is left alone after a few tries', async function () {
    this.timeout(60_000)
    const { address } = await Workspace.open({ Livechat_registration_form: false })
    const pages = await Promise.all(
      REMOVALS.map(async (removal) => {
        const { page } = await Visitor.opens(pageWith(address, { head: `<script>${REMOVING}${removal}</script>` }))
        return page as unknown as Window & { removed: number[] }
      }),
    )
    for (const { removed, performance } of pages) {
      await waitFor(() => expect(removed.length).to.be.above(4), { timeout: 20_000 })
      const busiest = removed.map((from) => removed.filter((at) => at >= from && at < from + 1000).length)
      expect(Math.max(...busiest)).to.be.at.most(4)
      // The longest pause between two tries is shorter than this.
      await waitFor(() => expect(performance.now() - (removed.at(-1) ?? 0)).to.be.above(6000), { timeout: 30_000 })
      expect(removed.length).to.be.below(10)
    }
  })
})
