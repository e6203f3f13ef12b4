import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { hostPage } from './host-page.ts'

const page = (body: string, head = ''): string =>
  `/page/embed?html=${encodeURIComponent(`<!doctype html><html lang="en"><head><title>Page</title>${head}</head>${body}</html>`)}`

const tag = (attributes: string): string => `<script src="/dist/linnet.js" ${attributes}></script>`

/** Everything that a page prints and everything that goes wrong in it, from its first line on. */
const LISTENING = `<script>
  window.said = []
  for (const kind of ['log', 'info', 'warn', 'error']) console[kind] = (...words) => window.said.push(words.join(' '))
  addEventListener('error', (event) => window.said.push('error: ' + event.message))
  addEventListener('unhandledrejection', (event) => window.said.push('rejection: ' + event.reason))
</script>`

const said = (visitor: Visitor): string[] => (visitor.page as unknown as { said: string[] }).said

const widgets = (visitor: Visitor): number => visitor.page.document.querySelectorAll('.linnet').length

describe('The script tag', () => {
  let server: string
  before(async () => {
    server = (await Workspace.open({ Livechat_registration_form: false })).address
  })

  for (const [where, html] of Object.entries({
    'at the end of the body': (t: string) => page(`<body><p>Text</p>${t}</body>`),
    'in the head, before there is a body': (t: string) => page('<body><p>Text</p></body>', t),
    'in the middle of the body': (t: string) => page(`<body>${t}<p>Text</p></body>`),
  })) {
    it(`works ${where}`, async () => {
      const visitor = await Visitor.opens(html(tag(`data-server="${server}"`)))
      await visitor.opensPanel()
      await visitor.finds('textbox', 'Message')
      expect(widgets(visitor)).to.equal(1)
    })
  }

  it('works when a page inserts it late', async () => {
    const visitor = await Visitor.opens(page('<body></body>'))
    const { document } = visitor.page
    const script = document.createElement('script')
    script.src = '/dist/linnet.js'
    script.dataset['server'] = server
    document.head.append(script)
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
  })

  it('is read right by a page of an old encoding, from a server that does not name its own', async () => {
    const visitor = await Visitor.opens(page('<body></body>'))
    const { document, Blob, URL } = visitor.page
    const bytes = await (await fetch('/dist/linnet.js')).arrayBuffer()
    const script = document.createElement('script')
    script.src = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }))
    script.setAttribute('charset', 'windows-1252')
    script.dataset['server'] = server
    document.head.append(script)
    await visitor.opensPanel()
    expect((await visitor.finds('textbox', 'Message')).getAttribute('placeholder')).to.equal('Write a message…')
  })

  it('works once when it is there twice, and prints nothing', async () => {
    const twice = tag(`data-server="${server}"`) + tag(`data-server="${server}/"`)
    const visitor = await Visitor.opens(page(`<body>${twice}</body>`, LISTENING))
    await visitor.opensPanel()
    expect(widgets(visitor)).to.equal(1)
    expect(said(visitor)).to.deep.equal([])
  })

  it('prints one line when a second tag names another server', async () => {
    const both = tag(`data-server="${server}"`) + tag('data-server="https://chat.example.com"')
    const visitor = await Visitor.opens(page(`<body>${both}</body>`, LISTENING))
    await visitor.opensPanel()
    expect(widgets(visitor)).to.equal(1)
    expect(said(visitor)).to.deep.equal([`[linnet] The chat is with ${server}.`])
  })

  it('takes a server’s address with a slash at the end', async () => {
    const visitor = await Visitor.opens(page(`<body>${tag(`data-server="${server}/"`)}</body>`))
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
  })

  it('lets the owner choose title, colour and side', async () => {
    const looks = `data-server="${server}" data-title="Ask us" data-color="rgb(1, 2, 3)" data-position="left"`
    const visitor = await Visitor.opens(page(`<body>${tag(looks)}</body>`))
    const launcher = await visitor.finds('button', 'Ask us')
    expect(visitor.paint(launcher)).to.equal('rgb(1, 2, 3)')
    expect(launcher.getBoundingClientRect().left).to.equal(16)
  })

  for (const [wrong, attributes] of Object.entries({
    'without a server': '',
    'with an empty server': 'data-server=""',
    'with something that is no address': 'data-server="chat example"',
    'with an address that is not of the web': 'data-server="javascript:alert(1)"',
    'with a side that there is not': 'data-server="https://chat.example.com" data-position="top"',
  })) {
    it(`says what to write when it stands there ${wrong}`, async () => {
      const visitor = await Visitor.opens(page(`<body>${tag(attributes)}</body>`, LISTENING))
      expect(widgets(visitor)).to.equal(0)
      expect(said(visitor)).to.have.lengthOf(1)
      expect(said(visitor)[0]).to.match(/^\[linnet\] .*(data-server=|"left" or "right")/)
    })
  }

  it('does what the page asked for before it was there', async () => {
    const early = `<script>window.Linnet = [['on', 'open', () => { window.opened = true }], ['open']]</script>`
    const visitor = await Visitor.opens(page(`<body>${early}${tag(`data-server="${server}"`)}</body>`))
    await visitor.finds('dialog')
    expect((visitor.page as unknown as { opened: boolean }).opened).to.equal(true)
  })

  it('says what became of a call that failed', async () => {
    const early = `<script>window.Linnet = [['opne'], ['identify', { email: 'no address' }], ['open']]</script>`
    const refusing = await Workspace.open({ Livechat_registration_form: false })
    await refusing.troubles({ kind: 'answer', status: 400, match: { path: 'livechat/visitor' } })
    const visitor = await Visitor.opens(
      page(`<body>${early}${tag(`data-server="${refusing.address}"`)}</body>`, LISTENING),
    )
    await visitor.finds('dialog')
    await waitFor(() => expect(said(visitor)).to.have.lengthOf(2))
    expect(said(visitor)[0]).to.match(/^\[linnet\] opne: /)
    expect(said(visitor)[1]).to.match(/^\[linnet\] identify: /)
  })

  it('prints nothing and throws nothing while a conversation is held, ended and forgotten', async () => {
    const visitor = await Visitor.opens(page(`<body>${tag(`data-server="${server}"`)}</body>`, LISTENING))
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.sees('Chat started')
    await visitor.clicks('End chat')
    await visitor.clicks('End chat')
    await visitor.clicks('Forget me')
    await visitor.clicks('Forget me')
    await visitor.finds('heading', 'You have been forgotten')
    expect(said(visitor)).to.deep.equal([])
  })

  it('is removed without a trace', async () => {
    const visitor = await Visitor.opens(page(`<body>${tag(`data-server="${server}"`)}</body>`, LISTENING))
    await visitor.opensPanel()
    const { document, Linnet } = visitor.page as unknown as Window & { Linnet?: { stop(): void } }
    Linnet?.stop()
    expect(document.querySelector('.linnet')).to.equal(null)
    expect('Linnet' in visitor.page).to.equal(false)
    expect([...document.body.children].filter(({ localName }) => localName !== 'script')).to.deep.equal([])
  })

  it('keeps its style to itself and the page’s out', async () => {
    const hostile =
      '<style>* { color: red !important; display: block !important } div { position: static !important; width: 10px }</style>'
    const visitor = await Visitor.opens(page(`<body><p>Text</p>${tag(`data-server="${server}"`)}</body>`, hostile))
    await visitor.opensPanel()
    const dialog = await visitor.finds('dialog')
    expect(dialog.clientWidth).to.equal(365)
    expect(visitor.page.getComputedStyle(await visitor.finds('button', 'Send')).color).not.to.equal('rgb(255, 0, 0)')
    expect(visitor.page.getComputedStyle(visitor.page.document.querySelector('p')!).fontFamily).not.to.contain('Segoe')
  })
})

describe('A strict page', () => {
  it('sees no violation of its policy, from the launcher to the receipt', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: true })
    const { origin } = new URL(workspace.address)
    const policy = [
      `default-src 'none'`,
      `script-src ${location.origin} 'nonce-t'`,
      `connect-src ${origin} ${origin.replace('http', 'ws')}`,
      `img-src ${origin}`,
      `style-src 'none'`,
      `require-trusted-types-for 'script'`,
      `trusted-types 'none'`,
    ].join('; ')
    const watch = `<script nonce="t">window.violations = []
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI))</script>`
    const address = `${page(`<body>${tag(`data-server="${workspace.address}"`)}</body>`, watch)}&csp=${encodeURIComponent(policy)}`
    const visitor = await Visitor.opens(address)
    await visitor.opensPanel()
    await visitor.introducesThemselves()
    await visitor.writes('Hello, *you* https://example.com')
    await visitor.sees('Amira Haddad joined')
    await visitor.clicks('End chat')
    await visitor.clicks('End chat')
    await visitor.clicks('Rate this chat')
    await visitor.clicks('Forget me')
    await visitor.clicks('Forget me')
    await visitor.finds('button', 'Copy receipt')
    const { violations, document } = visitor.page as unknown as { violations: string[]; document: Document }
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))
    await waitFor(() => expect(violations).not.to.deep.equal([]))
    expect(violations).to.have.lengthOf(1)
    expect(violations[0]).to.contain('style')
  })
})

const FILE = '/dist/linnet.js'

/** A page script that gets the text of the file and does something with it. */
const fetched = (what: string): string =>
  `<script>fetch('${FILE}').then((answer) => answer.text()).then((text) => { ${what} })</script>`

/** Ways in which pages run the script, by what they write into their body. */
const WAYS: Record<string, (server: string) => string> = {
  'a classic tag': (server) => `<script src="${FILE}" data-server="${server}"></script>`,
  'a deferred tag': (server) => `<script defer src="${FILE}" data-server="${server}"></script>`,
  'an async tag': (server) => `<script async src="${FILE}" data-server="${server}"></script>`,
  'a module tag': (server) => `<script type="module" src="${FILE}" data-server="${server}"></script>`,
  'document.write': (server) =>
    `<script>document.write('<script src="${FILE}" data-server="${server}"><\\/script>')</script>`,
  'import() beside a tag of another type': (server) =>
    `<script type="text/plain" src="${FILE}" data-server="${server}"></script><script>import('${FILE}')</script>`,
  'indirect eval of the fetched text': (server) =>
    `<script type="text/plain" data-server="${server}"></script>${fetched('(0, eval)(text)')}`,
  'new Function of the fetched text': (server) =>
    `<script type="text/plain" data-server="${server}"></script>${fetched('new Function(text)()')}`,
  'a tag with the fetched text': (server) =>
    fetched(`const tag = document.createElement('script'); tag.dataset.server = '${server}'; tag.textContent = text
      document.body.append(tag)`),
  'a blob address': (server) =>
    fetched(`const tag = document.createElement('script'); tag.dataset.server = '${server}'
      tag.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' })); document.body.append(tag)`),
  'a consent manager that inserts a new tag': (server) =>
    `<script type="text/plain" src="${FILE}" data-server="${server}"></script><script>
      const old = document.querySelector('[type="text/plain"]'), tag = document.createElement('script')
      for (const { name, value } of old.attributes) if (name !== 'type') tag.setAttribute(name, value)
      old.replaceWith(tag)</script>`,
  'a tag in a shadow root, with the address in the snippet': (server) =>
    `<div id="root"></div><script>window.RocketChat = { _: [], url: '${server}/livechat' }
      const tag = document.createElement('script'); tag.src = '${FILE}'
      document.querySelector('#root').attachShadow({ mode: 'open' }).append(tag)</script>`,
}

describe('A page that runs the script in its own way', () => {
  for (const [way, body] of Object.entries(WAYS)) {
    it(`has a chat that can be ended and forgotten: ${way}`, async () => {
      const { address } = await Workspace.open({ Livechat_registration_form: false })
      const visitor = await Visitor.opens(hostPage(body(address)))
      await visitor.opensPanel()
      await visitor.writes('Hello')
      await visitor.sees('Chat started')
      await visitor.clicks('End chat')
      await visitor.clicks('End chat')
      await visitor.finds('heading', 'Chat ended')
      await visitor.clicks('Options')
      await visitor.clicks('Forget me', 'menuitem')
      await visitor.clicks('Forget me')
      await visitor.finds('heading', 'You have been forgotten')
    })
  }
})
