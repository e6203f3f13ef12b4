import { expect } from 'chai'
import { Agent } from '../story/agent.ts'
import '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { hostPage, printed } from './host-page.ts'

/** Properties of `document` that a chat reads or could read, and globals that it reads where they exist. */
const NAMES = `
  currentScript prerendering hidden visibilityState body head documentElement firstChild lastChild children childNodes parentNode
  createElement createElementNS createTextNode createDocumentFragment createRange createTreeWalker importNode adoptNode implementation
  addEventListener removeEventListener dispatchEvent append prepend appendChild insertBefore contains getRootNode isConnected
  querySelector querySelectorAll getElementById getElementsByTagName getElementsByClassName elementFromPoint scripts forms
  adoptedStyleSheets styleSheets fonts hasFocus activeElement title referrer cookie domain dir lang characterSet readyState URL baseURI
  nodeType nodeName ownerDocument scrollingElement fullscreenElement pictureInPictureElement open close write location
  Linnet RocketChat initRocket linnet navigation requestIdleCallback cancelIdleCallback CloseWatcher Notification BroadcastChannel
  AudioContext visualViewport localStorage sessionStorage matchMedia navigator locks scheduler reportError crypto fetch
  nanostoresGlobal litNonce process global exports module define require
`
  .split(/\s+/)
  .filter(Boolean)

/** Where code of the attacker's would be. */
const ELSEWHERE = '/attacker/linnet.js'

/** The elements that are properties of `document` or `window` by their name or id. A comment in a shop may hold them. */
const elements = (name: string, server: string): Record<string, string> => {
  const common = `name="${name}" id="${name}" data-server="${server}"`
  return {
    img: `<img ${common} src="${ELSEWHERE}" alt="">`,
    form: `<form ${common} src="${ELSEWHERE}"><input name="src"><input name="dataset"></form>`,
    object: `<object ${common} src="${ELSEWHERE}"></object>`,
    embed: `<embed ${common}>`,
    iframe: `<iframe ${common} srcdoc="&lt;a id=src href=${ELSEWHERE}>&lt;/a>"></iframe>`,
    a: `<a ${common} href="${ELSEWHERE}"></a>`,
    'a (two of them)': `<a ${common} href="${ELSEWHERE}"></a>`.repeat(2),
  }
}

/** Writes an element once for each name in the place of `*`. All of them would be too long for the address of a page. */
const ofEveryName = (element: string): string => `<script>
  const write = document.write.bind(document)
  for (const name of ${JSON.stringify(NAMES)}) write(${JSON.stringify(element.split('*'))}.join(name))
</script>`

const KINDS = Object.keys(elements('', ''))

describe('A page whose comments hold elements that are called like what a chat reads', () => {
  let attacker: Workspace
  let shared: Workspace
  const open = (): Promise<Workspace> => Workspace.open({ Livechat_registration_form: false })
  const tagOf = ({ address }: Workspace): string =>
    `<script async src="/dist/linnet.js" data-server="${address}"></script>`

  before(async () => {
    attacker = await open()
    shared = await open()
  })

  async function expectNothingElsewhere(visitor: Visitor): Promise<void> {
    const requests = visitor.page.performance.getEntriesByType('resource').map(({ name }) => name)
    expect(requests.filter((name) => /\/attacker\/(parts|locales)/.test(name))).to.deep.equal([])
    expect(await attacker.timesAsked('GET livechat/config')).to.equal(0)
    expect(printed(visitor)).to.deep.equal([])
  }

  for (const kind of KINDS) {
    it(`has a whole chat beside ${kind} of every such name`, async () => {
      const workspace = await open()
      const visitor = await Visitor.opens(
        hostPage(`${ofEveryName(elements('*', attacker.address)[kind] ?? '')}${tagOf(workspace)}`),
      )
      await visitor.opensPanel()
      await visitor.writes('Hello')
      const agent = new Agent(workspace)
      await agent.serves()
      await agent.replies('Good *morning*')
      await visitor.seesMessages('Hello', 'Good morning')
      await visitor.clicks('Options')
      await visitor.finds('menuitem', 'My data')
      await visitor.clicks('My data', 'menuitem')
      await visitor.finds('heading', 'My data')
      await visitor.clicks('Back')
      await visitor.clicks('End chat')
      await visitor.clicks('End chat')
      await visitor.clicks('Forget me')
      await visitor.clicks('Forget me')
      await visitor.finds('heading', 'You have been forgotten')
      await visitor.finds('button', 'Copy receipt')
      await expectNothingElsewhere(visitor)
    })
  }

  for (const name of NAMES) {
    it(`has a chat in its language beside elements called ${name}`, async () => {
      const comments = Object.values(elements(name, attacker.address)).join('')
      const visitor = await Visitor.opens(hostPage(`${comments}${tagOf(shared)}`, { lang: 'de' }))
      await visitor.opensPanel()
      await visitor.finds('textbox', 'Nachricht')
      await expectNothingElsewhere(visitor)
      visitor.closesTab()
    })
  }

  it('takes no server from them', async () => {
    const links = `<a id="initRocket" href="${attacker.address}/livechat"></a>`.repeat(2)
    const visitor = await Visitor.opens(hostPage(`${links}<script src="/dist/linnet.js"></script>`))
    expect(visitor.widget).to.equal(undefined)
    expect(printed(visitor)).to.have.lengthOf(1)
    expect(printed(visitor)[0]).to.match(/^\[linnet\] The server is missing/)
  })
})
