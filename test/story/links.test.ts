import { expect } from 'chai'
import { beginConversation, scriptAlone } from './shop.ts'
import type { Visitor } from './visitor.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const paragraph = (...value: object[]) => [{ type: 'PARAGRAPH', value }]

/** A link of the server's parser. */
const parsed = (words: string, address: string) => ({
  type: 'LINK',
  value: { src: { type: 'PLAIN_TEXT', value: address }, label: [{ type: 'PLAIN_TEXT', value: words }] },
})

/** Every way in which a message can carry a link with words of its own. */
const PLACES: Record<string, (words: string, address: string) => object> = {
  'in the words': (words, address) => ({ msg: words, md: paragraph(parsed(words, address)) }),
  'in a picture of the words': (words, address) => ({
    msg: words,
    md: paragraph({ ...parsed(words, address), type: 'IMAGE' }),
  }),
  'on a file': (words, address) => ({ attachments: [{ type: 'file', title: words, title_link: address }] }),
  'on a player': (words, address) => ({ attachments: [{ title: words, audio_url: address }] }),
  'on a card': (words, address) => ({ attachments: [{ title: words, title_link: address, text: 'Card' }] }),
  'in a collapsed card': (words, address) => ({
    attachments: [{ title: words, title_link: address, text: 'Card', collapsed: true }],
  }),
  'on the author of a card': (words, address) => ({
    attachments: [{ author_name: words, author_link: address, text: 'Card' }],
  }),
  'on a button of a card': (words, address) => ({ attachments: [{ actions: [{ text: words, url: address }] }] }),
  'on a button of an app': (words, address) => ({
    blocks: [{ type: 'actions', elements: [{ type: 'button', text: plain(words), url: address }] }],
  }),
  'in the words of an app': (words, address) => ({
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `[${words}](${address})` } }],
  }),
  'in the other kind of mark of an app': (words, address) => ({
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `<${address}|${words}>` } }],
  }),
}

/** Words, where their link leads, and what is said about that. */
const CASES: [words: string, address: string, hint: string][] = [
  ['my bank', 'https://bank.example/a', 'bank.example'],
  ['paypal.com', 'https://aypal.com/', 'aypal.com'],
  ['aypal.com', 'https://paypal.com.evil.example/', 'paypal.com.evil.example'],
  ['bank.example – sign in', 'https://evil.example/', 'evil.example'],
  ['https://bank.example/evil.example', 'https://evil.example/', 'evil.example'],
  ['https://bank.example', 'http://bank.example@evil.example/', 'evil.example'],
  ['bank.example', 'https://bank.example:8443/', 'bank.example:8443'],
  ['раypal.com', 'https://раypal.com/', 'xn--ypal-43d9g.com'],
  ['paypal.com', 'https://раypal.com/', 'xn--ypal-43d9g.com'],
  ['bank.example', '//evil.example/', 'evil.example'],
  ['help@bank.example', 'mailto:help@evil.example?subject=Hi', 'help@evil.example'],
  ['+1 (555) 0100', 'tel:+19005550199', '+19005550199'],
]

/** Words that say where their link leads. */
const HONEST: [words: string, address: string][] = [
  ['bank.example', 'https://www.bank.example/'],
  ['https://bank.example/login', 'https://bank.example/login?from=chat'],
  ['WWW.Bank.Example', 'https://bank.example'],
  ['help@bank.example', 'mailto:help@bank.example?subject=Hi'],
  ['+1 (555) 0100', 'tel:+15550100'],
]

/** Players and pictures play and show the web alone; every other place takes any address that may be followed. */
const isTaken = (place: string, address: string): boolean => place !== 'on a player' || /^(https?:)?\/\//.test(address)

/** Addresses that no link of a chat leads to, and that the visitor may need nevertheless. */
const KEPT = [
  'sms:+15550100',
  'ftp://files.example/a',
  'geo:53.55,9.99',
  'sip:help@phone.example',
  'irc://irc.example/help',
]

/** Where the links on screen lead, by what they say. */
function links({ widget }: Visitor): Map<string, string> {
  for (const details of widget?.querySelectorAll('details') ?? []) details.open = true
  const all = [...(widget?.querySelectorAll<HTMLAnchorElement>('.bubble a') ?? [])]
  return new Map(all.map((link) => [(link.textContent ?? '').trim().replace(/\s+/g, ' '), link.href]))
}

describe('A link that leaves the chat server', () => {
  for (const [place, message] of Object.entries(PLACES)) {
    it(`says where it leads ${place}`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      const cases = CASES.filter(([, address]) => isTaken(place, address))
      const honest = HONEST.filter(([, address]) => isTaken(place, address))
      for (const [words, address] of [...cases, ...honest]) await workspace.posts(agent.rid, message(words, address))
      await workspace.posts(agent.rid, message('on the server', `${workspace.address}/live/x`))
      await agent.replies('That was all')
      await visitor.sees('That was all')
      const said = [...links(visitor).keys()]
      const isFile = ['on a file', 'on a player'].includes(place)
      for (const [words, , hint] of cases) {
        const end = isFile ? hint : `(${hint})`
        expect(
          said.some((one) => one.startsWith(words) && one.endsWith(end)),
          `${words} → ${hint}`,
        ).to.equal(true)
      }
      for (const [words] of honest) expect(said.some((one) => one.replace(/ [A-Z]+$/, '') === words)).to.equal(true)
      expect(said).to.include('on the server')
    })

    it(`leads to e-mails, telephones and addresses without a scheme ${place}`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      const addresses = ['mailto:a@b.example', 'tel:+15550100', '//shop.example/a', 'https://shop.example/b']
      const taken = addresses.filter((address) => isTaken(place, address))
      for (const address of taken) await workspace.posts(agent.rid, message('here', address))
      await agent.replies('That was all')
      await visitor.sees('That was all')
      const expected = taken.map((address) => address.replace(/^\/\//, 'https://'))
      const shown = [...(visitor.widget?.querySelectorAll<HTMLAnchorElement>('.bubble a') ?? [])].map(
        ({ href }) => href,
      )
      expect(shown).to.deep.equal(expected)
    })

    it(`stays words with its address where a chat does not lead there ${place}`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      for (const address of KEPT) await workspace.posts(agent.rid, message('Find us', address))
      await agent.replies('That was all')
      await visitor.sees('That was all', ...KEPT.map((address) => `Find us (${address})`))
      expect([...links(visitor).keys()]).to.deep.equal([])
    })
  }

  it('says where it leads although its words are turned around', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const turned = 'https://evil.example/\u202emoc.lapyap//:sptth'
    await workspace.posts(agent.rid, { md: [], msg: turned })
    await workspace.posts(agent.rid, { msg: 'x', md: paragraph(parsed('\u202emoc.lapyap', 'https://evil.example')) })
    await workspace.posts(agent.rid, { md: [], msg: `\u202ehttps://evil.example/moc.lapyap//:sptth` })
    await visitor.sees('moc.lapyap (evil.example)')
    for (const link of visitor.widget?.querySelectorAll('.bubble a') ?? []) {
      expect(link.textContent).not.to.match(/[\u202a-\u202e\u2066-\u2069]/)
      expect(visitor.page.getComputedStyle(link).unicodeBidi).to.match(/isolate|plaintext/)
    }
  })

  it('shows the host of an address that only looks like another', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.posts(agent.rid, { md: [], msg: 'See https://bank.example@evil.example/a' })
    await workspace.posts(agent.rid, { md: [], msg: 'See https://раypal.com/b' })
    await visitor.sees(
      'https://bank.example@evil.example/a (evil.example)',
      'https://раypal.com/b (xn--ypal-43d9g.com)',
    )
  })

  it('shows its whole address where the lazy chunk does not come', async () => {
    const { visitor, workspace, agent } = await beginConversation({}, { head: scriptAlone })
    const addresses = ['https://evil.example/a', '//evil.example/b', 'mailto:a@evil.example', 'ftp://evil.example/c']
    for (const address of addresses)
      await workspace.posts(agent.rid, { attachments: [{ title: 'paypal.com', title_link: address }] })
    await visitor.sees(...addresses.map((address) => `paypal.com ${address}`))
    expect([...links(visitor).keys()]).to.deep.equal(['https://evil.example/a'])
  })
})

describe('A message without words', () => {
  it('is the place that it names', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.posts(agent.rid, { msg: '', location: { type: 'Point', coordinates: [9.99, 53.55] } })
    const link = (await visitor.finds('link', '📍 53.55, 9.99 (www.openstreetmap.org)')) as HTMLAnchorElement
    expect(link.href).to.equal('https://www.openstreetmap.org/?mlat=53.55&mlon=9.99')
  })

  it('is the file that it names', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.posts(agent.rid, { msg: '', file: { _id: 'f1', name: 'price list.pdf', type: 'application/pdf' } })
    const link = (await visitor.finds('link', /price list\.pdf\s+PDF/)) as HTMLAnchorElement
    expect(link.pathname).to.match(/\/file-upload\/f1\/price%20list\.pdf$/)
    expect(new URL(link.href).searchParams.get('rc_rid')).to.equal(agent.rid)
  })

  for (const [name, message] of Object.entries<object>({
    'nothing at all': { msg: '' },
    'a space': { msg: ' ' },
    'a place that is nowhere': { msg: '', location: { type: 'Point', coordinates: ['9.99', 953] } },
    'a file without an id': { msg: '', file: { name: 'x.pdf' } },
    'an empty attachment': { msg: '', attachments: [{}, { color: 'red' }] },
    'an empty block': { msg: '', blocks: [{ type: 'section' }] },
    'a poll of a later server': { msg: '', poll: { question: 'Which?' } },
  })) {
    it(`with ${name} says that it cannot be shown`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      await workspace.posts(agent.rid, message)
      await visitor.sees('cannot be shown here')
    })
  }

  it('is its fallback where an integration has sent no more', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.posts(agent.rid, { msg: '', attachments: [{ fallback: 'Build 7 has passed' }] })
    await visitor.sees('Build 7 has passed')
  })
})
