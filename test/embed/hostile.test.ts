import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { needs } from '../engine.ts'
import { Agent } from '../story/agent.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { ADDRESSES, CHANNEL, COLORS, KEYS, MESSAGES, STORED, WORDS } from './hostile-inputs.ts'

/** Notes everything that must not happen, from the page's first line on. */
const WATCH = `<script nonce="t">
  window.pwned = 0
  window.wrong = []
  addEventListener('securitypolicyviolation', (event) => wrong.push(event.violatedDirective + ' ' + event.blockedURI))
  addEventListener('error', (event) => event.message && wrong.push('error: ' + event.message))
  addEventListener('unhandledrejection', (event) => wrong.push('rejection: ' + event.reason))
</script>`

/** A page with the strictest policy that a chat can have. */
async function openStrictPage(workspace: Workspace): Promise<Visitor> {
  const { origin } = new URL(workspace.address)
  const policy = [
    `default-src 'none'`,
    `script-src ${location.origin} 'nonce-t'`,
    `connect-src ${origin} ${origin.replace('http', 'ws')}`,
    `img-src ${origin}`,
    `media-src ${origin}`,
    `style-src 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ')
  const tag = `<script src="/dist/linnet.js" data-server="${workspace.address}"></script>`
  const html = `<!doctype html><html lang="en"><head><title>Page</title>${WATCH}</head><body><p>Text</p>${tag}</body></html>`
  return Visitor.opens(`/page/strict?html=${encodeURIComponent(html)}&csp=${encodeURIComponent(policy)}`)
}

const ELEMENTS = new Set(
  `div span p a button input textarea select option label fieldset legend form h2 h3 small strong em s code pre blockquote cite ul ol li dl dt
  dd hr br mark big img audio video svg path footer article time details summary figure figcaption progress canvas i section header table
  tbody tr td th nav main aside`.split(/\s+/),
)
const FOLLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:', 'blob:'])

/** Everything on the page that should not be there. */
function escapes(visitor: Visitor, { address }: Workspace): string[] {
  const { page } = visitor
  const { pwned, wrong } = page as unknown as { pwned: number; wrong: string[] }
  const { origin } = new URL(address)
  const requests = page.performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin)
  const elements = [...(visitor.widget?.querySelectorAll('*') ?? [])]
  return [
    ...(pwned ? ['a script has run'] : []),
    ...wrong,
    ...requests.filter((one) => one !== origin && one !== location.origin).map((one) => `asked ${one}`),
    ...elements.flatMap((element) => escapesOf(element, origin)),
    ...[...page.document.querySelectorAll('iframe, object, embed, style, link, base')].map(
      ({ localName }) => localName,
    ),
    ...(page.getComputedStyle(page.document.querySelector('p') as Element).display === 'block'
      ? []
      : ['the page is styled']),
    ...('polluted' in page.Object.prototype ? ['every object is polluted'] : []),
  ]
}

function escapesOf(element: Element, origin: string): string[] {
  const { localName } = element
  const isPanel = element.matches('dialog.panel')
  const found = isPanel || ELEMENTS.has(localName) ? [] : [`a ${localName}`]
  for (const { name, value } of element.attributes) {
    if (/^(on|srcdoc|srcset|action|formaction|data$)/.test(name)) found.push(`${localName} ${name}`)
    // The composer measures itself.
    if (name === 'style' && localName !== 'textarea') found.push(`${localName} style="${value}"`)
  }
  if (element instanceof (element.ownerDocument.defaultView as typeof window).HTMLAnchorElement) {
    // What is no address leads nowhere.
    if (!FOLLOWED.has(element.protocol) && URL.canParse(element.href)) found.push(`a link to ${element.href}`)
    if (element.hasAttribute('href') && element.target === '_blank' && !/noopener/.test(element.rel))
      found.push('an opener')
  }
  const src = element.getAttribute('src')
  if (src && new URL(src, location.href).origin !== origin) found.push(`${localName} from ${src}`)
  return found
}

const linksTo = (address: string): object => {
  const src = { type: 'PLAIN_TEXT', value: address }
  const label = [{ type: 'PLAIN_TEXT', value: 'https://example.com' }]
  return {
    msg: address,
    md: [{ type: 'PARAGRAPH', value: ['LINK', 'IMAGE'].map((type) => ({ type, value: { src, label } })) }],
    attachments: [
      { title: 'file', type: 'file', title_link: address, image_url: address, description: address },
      {
        title: 'card',
        title_link: address,
        image_url: address,
        thumb_url: address,
        author_link: address,
        author_name: 'x',
      },
      { title: 'played', audio_url: address, video_url: address, actions: [{ text: 'Go', url: address }] },
      { text: 'quoted', message_link: address, author_name: 'x' },
    ],
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `[https://example.com](${address}) <${address}|https://example.com>` },
      },
      { type: 'image', imageUrl: address, altText: 'x' },
      { type: 'context', elements: [{ type: 'image', imageUrl: address, altText: 'x' }] },
      { type: 'actions', elements: [{ type: 'button', text: { text: 'Go' }, url: address }] },
    ],
  }
}

const says = (word: string): object => ({
  msg: word,
  alias: word,
  attachments: [
    { title: word, type: 'file', title_link: '/file-upload/1/x', description: word, image_alt: word },
    {
      title: word,
      text: word,
      pretext: word,
      author_name: word,
      fields: [{ title: word, value: word }],
      actions: [{ text: word, msg: word, msg_in_chat_window: true }],
    },
  ],
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: word }, fields: [{ type: 'plain_text', text: word }] },
    {
      type: 'actions',
      appId: word,
      blockId: word,
      elements: [{ type: 'button', text: { text: word }, value: word, actionId: word }],
    },
    { type: word, text: { type: 'mrkdwn', text: word } },
  ],
})

describe('A hostile', () => {
  it('thing is noticed by these stories', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await openStrictPage(workspace)
    await visitor.opensPanel()
    expect(escapes(visitor, workspace)).to.deep.equal([])
    const { document } = visitor.page
    const place = (name: string, attributes: object, where: ParentNode = visitor.widget as ParentNode): unknown =>
      where.append(Object.assign(document.createElement(name), attributes))
    place('a', { href: 'javascript:pwned=1' })
    place('a', { href: 'https://evil.example', target: '_blank' })
    place('img', { src: 'https://evil.example/' })
    place('marquee', {})
    place('button', { onclick: null, formAction: '/x' })
    place('iframe', {}, document.body)
    Object.assign(visitor.page.Object.prototype, { polluted: 1 })
    const found = escapes(visitor, workspace).join()
    Reflect.deleteProperty(visitor.page.Object.prototype, 'polluted')
    for (const one of [
      'a link to javascript:',
      'an opener',
      'img from https://evil',
      'a marquee',
      'button formaction',
      'iframe',
      'polluted',
    ])
      expect(found).to.contain(one)
  })

  it('message harms nobody, whatever it says, is called or links to', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await openStrictPage(workspace)
    const agent = new Agent(workspace)
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    await visitor.sees('joined')
    const all = [...WORDS.map(says), ...ADDRESSES.map(linksTo)]
    for (let at = 0; at < all.length; at += 20) {
      await Promise.all(all.slice(at, at + 20).map((message) => workspace.posts(agent.rid, message)))
    }
    await agent.replies('Still here')
    await visitor.sees('Still here')
    await waitFor(() => expect(visitor.visibleText()).to.contain('<svg onload=pwned=1>'))
    expect(escapes(visitor, workspace)).to.deep.equal([])
    const names = [...(visitor.widget?.querySelectorAll('.name, .file, .reply') ?? [])].map((one) => one.textContent)
    expect(names.join()).not.to.match(/[\u202A-\u202E\u2066-\u2069]/)
    // And when it is read from the history.
    await visitor.reloads()
    await visitor.sees('Still here')
    expect(escapes(visitor, workspace)).to.deep.equal([])
    expect(await workspace.timesAsked('POST livechat/room.close')).to.equal(0)
  })

  it('link shows where it leads when its words say otherwise', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await openStrictPage(workspace)
    const agent = new Agent(workspace)
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    await agent.replies('[https://bank.example](https://evil.example/a)')
    await visitor.sees('https://bank.example (evil.example)')
    await agent.replies('[my bank](https://bank.example/a)')
    await visitor.finds('link', 'my bank (bank.example)')
    await agent.replies('[bank.example@evil.example/login](https://bank.example@evil.example/login)')
    await visitor.sees('login (evil.example)')
    await agent.replies('[bank.example](https://www.bank.example)')
    await visitor.finds('link', 'bank.example')
  })

  it('configuration is shown as words on every screen', async () => {
    const words = WORDS.filter((word) => word.length < 200)
    const all = words.join(' ')
    const workspace = await Workspace.open({
      Livechat_title: all,
      Livechat_title_color: COLORS[0],
      Livechat_registration_form_message: all,
      Livechat_data_processing_consent_text: all,
      Livechat_force_accept_data_processing_consent: true,
      Livechat_conversation_finished_message: all,
      Livechat_conversation_finished_text: all,
      Livechat_transcript_message: all,
      Livechat_enable_transcript: true,
      Livechat_offline_title: all,
      Livechat_offline_message: all,
      Livechat_offline_success_message: all,
      Livechat_offline_email: 'team@example.com',
    })
    await workspace.addsDepartment(all)
    for (const [i, word] of words.entries()) {
      if (i % 8 === 0)
        await workspace.addsField(`field${i}`, {
          label: word,
          regexp: '(((',
          defaultValue: word,
          type: i % 16 ? 'input' : 'select',
          options: word,
        })
    }
    const visitor = await openStrictPage(workspace)
    await visitor.opensPanel()
    await visitor.sees('<svg onload=pwned=1>')
    expect(escapes(visitor, workspace)).to.deep.equal([])
    await visitor.clicks('I agree')
    await visitor.finds('button', 'Start chat')
    expect(escapes(visitor, workspace)).to.deep.equal([])
    for (const color of COLORS) {
      await workspace.sets('Livechat_title_color', color)
      await visitor.reloads()
      await visitor.opensPanel()
      await visitor.finds('button', 'I agree')
      expect(escapes(visitor, workspace)).to.deep.equal([])
    }
    await workspace.everybodyGoesHome()
    await workspace.sets('Livechat_force_accept_data_processing_consent', false)
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    expect(escapes(visitor, workspace)).to.deep.equal([])
  })

  it('name is a name in the menu, in My data, and on the farewell screens', async () => {
    // It is typed by hand, several times.
    const all = '<img src=x onerror="pwned = 1"><svg onload=pwned=1>'
    const workspace = await Workspace.open({
      Livechat_registration_form: true,
      Livechat_enable_transcript: true,
      Livechat_transcript_message: all,
    })
    await workspace.addsField('bird', { label: all })
    const visitor = await openStrictPage(workspace)
    const agent = new Agent(workspace)
    const sees = async (role: string, name: string | RegExp): Promise<void> => {
      await visitor.finds(role, name)
      expect(escapes(visitor, workspace), String(name)).to.deep.equal([])
    }
    await visitor.opensPanel()
    const address = `"<svg/onload=pwned=1>"@example.com`
    await visitor.fillsIn({ Name: all, Email: 'ada@example.com', '<img src': all })
    await visitor.clicks('Start chat')
    await visitor.writes('Hello')
    await agent.serves()
    for (const data of [all, address, { toString: 'pwned=1' }]) visitor.page.postMessage(data, '*')
    await visitor.clicks('Options')
    await sees('menuitem', 'My data')
    await visitor.clicks('My data', 'menuitem')
    await visitor.sees('Called by the team', '<svg onload=pwned=1>')
    await sees('heading', 'My data')
    await visitor.clicks('Correct name or email')
    await sees('button', 'Save')
    await visitor.clicks('Back')
    await visitor.chooses('Send me a copy by email')
    await visitor.fillsIn({ Email: address })
    await visitor.clicks('Send me a copy by email')
    await sees('textbox', /Email/)
    await visitor.clicks('Back')
    await agent.closes(all)
    await sees('heading', 'Chat ended')
    await visitor.clicks('Rate this chat')
    await visitor.fillsIn({ 'Anything else?': all })
    await sees('button', 'Send rating')
    await visitor.clicks('Forget me')
    await sees('alertdialog', 'Forget me?')
    await visitor.clicks('Forget me')
    await sees('heading', 'You have been forgotten')
  })

  it('storage is as good as an empty one', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    for (const value of STORED) {
      localStorage.clear()
      for (const key of KEYS) localStorage.setItem(`linnet:${workspace.address}:${key}`, value)
      const visitor = await openStrictPage(workspace)
      await waitFor(() => expect(visitor.widget?.querySelector('.launcher')).to.exist)
      if (!visitor.has('dialog')) await visitor.opensPanel()
      await waitFor(() => expect(visitor.widget?.querySelector('.panel:not(.loading)')).to.exist)
      expect(escapes(visitor, workspace), value.slice(0, 80)).to.deep.equal([])
      visitor.closesTab()
    }
  })

  needs(
    'locks',
    'channel',
    'storage',
    'secure',
  )('word between tabs is taken apart like any other, and messages that no server sends with it', async () => {
    const workspace = await Workspace.open({ Livechat_registration_form: false })
    const visitor = await openStrictPage(workspace)
    const agent = new Agent(workspace)
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.serves()
    const other = await openStrictPage(workspace)
    await other.sees('Hello')
    const channel = new BroadcastChannel(`linnet:${workspace.address}:tabs`)
    for (const word of CHANNEL) channel.postMessage(word)
    const forged = MESSAGES.map((message, i) => {
      const known = {
        _id: `forged${i}`,
        rid: agent.rid,
        msg: '',
        ts: { $date: Date.now() },
        u: { _id: 'a', username: 'a' },
      }
      return { ...known, ...message }
    })
    channel.postMessage({ is: 'event', stream: 'stream-room-messages', name: agent.rid, args: forged })
    channel.close()
    await other.sees('coloured')
    await agent.replies('Still here')
    for (const tab of [visitor, other]) {
      await tab.sees('Still here')
      expect(escapes(tab, workspace)).to.deep.equal([])
    }
  })
})

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
  localStorage.clear()
})
