import { parse } from 'acorn'
import { expect } from 'chai'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'

/** What browsers did not have, the youngest first; each lacks what those before it lack. Lines that take it away. */
const LACKING: Record<string, string> = {
  'without colours made of others': `{
    const { supports } = CSS
    CSS.supports = (...asked) => !/light-dark|from/.test(asked.join(' ')) && supports.apply(CSS, asked)
  }`,
  'that ends a request for one reason only':
    'delete AbortSignal.any; delete URL.canParse; delete HTMLElement.prototype.showPopover',
  'without style sheets that are adopted': `
    delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets
    delete CSSStyleSheet.prototype.replaceSync; delete HTMLElement.prototype.inert; delete AbortSignal.timeout`,
  'of 2020': `
    delete Array.prototype.at; delete String.prototype.at; delete Object.hasOwn; delete window.structuredClone
    delete AbortSignal.prototype.throwIfAborted; delete window.CSSLayerBlockRule; delete Promise.withResolvers
    delete crypto.constructor.prototype.randomUUID; delete window.BroadcastChannel; delete Navigator.prototype.locks`,
}

/** Everything that a page prints and everything that goes wrong in it, from its first line on. */
const LISTENING = `window.said = []
  for (const kind of ['log', 'info', 'warn', 'error']) console[kind] = (...words) => window.said.push(words.join(' '))
  addEventListener('error', (event) => window.said.push('error: ' + event.message))
  addEventListener('unhandledrejection', (event) => window.said.push('rejection: ' + event.reason))
  window.Linnet = [['open']]`

/** What Rocket.Chat's own snippet leaves for its script. */
const SNIPPET = `window.RocketChat = (call) => RocketChat._.push(call); RocketChat._ = []
  RocketChat(function () { this.maximizeWidget() })`

type Page = Window & { said: string[]; Linnet: unknown[]; RocketChat: { _: unknown[] } }

describe('A browser that is too old', () => {
  let workspace: Workspace

  before(async () => {
    workspace = await Workspace.open({ Livechat_registration_form: false })
  })

  const opens = async (script: string): Promise<Page> => {
    const { address } = workspace
    const head = `<script>${LISTENING}; ${SNIPPET}; RocketChat.url = '${address}/livechat'; ${script}</script>`
    return (await Visitor.opens(pageWith(address, { head }))).page as unknown as Page
  }

  it('can still read the script, if it is not older than 2021', async () => {
    const script = await (await fetch('/dist/linnet.js')).text()
    expect(() => parse(script.replace(/^\uFEFF/, ''), { ecmaVersion: 2022, sourceType: 'script' })).not.to.throw()
    // Safari has read these since 2023 only, whatever the year of the language that has them.
    expect(script).not.to.match(/\(\?<[=!]/)
  })

  let lacking = ''
  for (const [name, script] of Object.entries(LACKING)) {
    lacking += `${script}\n`
    const taken = lacking
    it(`gets no chat and no error, and keeps what the page asked for: one ${name}`, async () => {
      const page = await opens(taken)
      expect(page.document.querySelectorAll('.linnet')).to.have.lengthOf(0)
      expect(page.said).to.deep.equal([])
      expect(page.Linnet).to.deep.equal([['open']])
      expect(page.RocketChat._).to.have.lengthOf(1)
      const children = [...page.document.body.children].map(({ localName }) => localName)
      expect(children.filter((one) => !['script', 'h1'].includes(one))).to.deep.equal([])
      expect(await workspace.timesAsked('GET livechat/config')).to.equal(0)
      page.Linnet.push(['close'])
    })
  }

  it('is not this one', async () => {
    const page = await opens('')
    expect(page.document.querySelectorAll('.linnet')).to.have.lengthOf(1)
  })
})
