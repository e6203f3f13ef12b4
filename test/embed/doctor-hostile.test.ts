import { expect } from 'chai'
import { blockedBy } from '../../src/doctor/command/page-policy.ts'
import { startTags } from '../../src/doctor/command/start-tags.ts'
import { plain } from '../../src/doctor/plain.ts'
import type { Answer } from '../../src/doctor/probe.ts'
import { Workspace } from '../story/workspace.ts'
import { examines, faulty, findingOf, runs } from './doctor.ts'

/** Sets a title, clears the screen, colours by C0 and C1, adds a line that looks like a finding, turns the reading direction, hides a tag. */
const EVIL =
  'evil\u001b]0;owned\u0007\u001b[2J\u009b31m\u0090x\u009c\b\u007f\r\n✓ Address  all well\u2028\u2029\u0085\u202e\u2066\u200f\u061c\u{e0041}\ud800'

/** What no report may hold, in a terminal or as JSON. */
const HARMFUL = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

const site = 'https://www.example.com'

const json = (body: object): string => JSON.stringify(body)

describe('The doctor at a hostile server', () => {
  describe('prints one harmless line of', () => {
    const config = { settings: {}, enabled: true, online: true, departments: [{ _id: 'd', name: EVIL }] }
    const info = { path: '/api/info', body: json({ version: `8.${EVIL}`, success: true }) }
    const plainly = { path: '/api/info', body: json({ version: '8.0', success: true }) }
    const [, rest] = EVIL.split('\n')
    const places: [place: string, check: string, faults: object[]][] = [
      ['a version', 'version', [info]],
      [
        'a department’s name',
        'departments',
        [
          plainly,
          { path: '/api/v1/livechat/config?department', body: json({ config: { online: false } }) },
          { path: '/api/v1/livechat/config', body: json({ config }) },
        ],
      ],
      [
        'a refusal of CORS',
        'cors',
        [
          plainly,
          { path: '/', method: 'OPTIONS', status: 403, body: EVIL },
          { path: '/api/v1/livechat/config', headers: { 'access-control-allow-origin': '*' }, body: json({ config }) },
        ],
      ],
      [
        'an address that it sends on to',
        'address',
        [
          {
            path: '/api/info',
            raw: `HTTP/1.1 301 Moved\r\nlocation: https://evil.example/${EVIL.replace(/(?![\u0080-\u009f])\p{Cc}/gu, '')}\r\n\r\n`,
          },
        ],
      ],
    ]
    for (const [place, check, faults] of places) {
      it(place, async () => {
        const server = await faulty({ faults })
        const words = ['doctor', server, '--origin', site]
        const { text } = await runs(...words)
        expect(text).to.contain('evil')
        expect(text).not.to.match(HARMFUL)
        expect(text.match(/^. Address /gm)).to.have.lengthOf(1)
        expect(text).not.to.contain(`\n${rest}`)
        const report = await runs(...words, '--json')
        expect(report.text).not.to.match(HARMFUL)
        const { sentence, remedy } = findingOf(JSON.parse(report.text), check)
        expect(`${sentence}${remedy}`).to.contain('evil').and.not.to.match(HARMFUL).and.not.to.contain('\n')
      })
    }

    it('the words that it was asked with', async () => {
      const { code, text } = await runs('doctor', `http:/\u001b[2J\u202e`.replace('/', ''), '--origin', EVIL)
      expect(text).not.to.match(HARMFUL).and.not.to.contain('\n')
      expect(code).to.equal(2)
    })
  })

  it('shortens what is longer than anybody reads', async () => {
    const body = json({ version: '9'.repeat(1_000_000), success: true })
    const report = await examines(await faulty({ faults: [{ path: '/api/info', body }] }))
    expect(findingOf(report, 'version').sentence).to.have.lengthOf.within(100, 700)
  })

  it('keeps what people write', () => {
    for (const words of ['Żółw – “Sales” ₿', 'فروش می‌خواهم', '👩‍💻 Support', 'שלום', '日本語'])
      expect(plain(words)).to.equal(words)
  })

  describe('does not go where it is sent:', () => {
    it('to another origin', async () => {
      const elsewhere = await faulty({ faults: [{ path: '/', endless: 'x' }] })
      const location = `${elsewhere}/api/info`
      for (const status of [301, 302, 303, 307, 308]) {
        const server = await faulty({ faults: [{ path: '/', status, headers: { location } }] })
        const finding = findingOf(await examines(server, '--origin', `${server}/shop`), 'address')
        expect(finding.sentence).to.contain(`sends everybody on to ${elsewhere}, which is not followed`)
        expect(finding.remedy).to.contain(`data-server="${elsewhere}"`)
      }
      expect(await bytesSent(elsewhere)).to.equal(0)
    })

    it('with the question how the chat is set up, and with the page', async () => {
      const { address } = await Workspace.open()
      const elsewhere = await faulty({ faults: [{ path: '/', endless: 'x' }] })
      const headers = { location: `${elsewhere}/` }
      const proxy = await faulty({ to: address, faults: [{ path: '/api/v1/livechat/config', status: 302, headers }] })
      const page = await faulty({ faults: [{ path: '/', status: 302, headers }] })
      const report = await examines(proxy, '--origin', page)
      expect(findingOf(report, 'chat').sentence).to.contain(`sends on to ${elsewhere}/, which is not followed`)
      expect(findingOf(report, 'content-policy').sentence).to.contain('name the page itself with --origin')
      expect(await bytesSent(elsewhere)).to.equal(0)
    })

    it('in circles', async () => {
      const server = await faulty({ faults: [{ path: '/api/info', status: 302, headers: { location: '/api/info' } }] })
      expect(findingOf(await examines(server), 'address').sentence).to.match(/sends everybody on to/)
    })

    it('to what is no address of the web', async () => {
      for (const location of ['file:///etc/passwd', 'javascript:alert(1)', 'http://', '//[', ''])
        expect(
          findingOf(
            await examines(await faulty({ faults: [{ path: '/api/info', status: 302, headers: { location } }] })),
            'sub-path',
          ).sentence,
        ).to.contain('answered 302')
    })
  })

  it('follows within a site to the page whose policy it reads', async () => {
    const { address } = await Workspace.open()
    const policy = { 'content-security-policy': "media-src 'none'" }
    const page = await faulty({
      faults: [
        { path: '/en/', headers: policy },
        { path: '/', status: 302, headers: { location: '/en/' } },
      ],
    })
    expect(findingOf(await examines(address, '--origin', page), 'content-policy').sentence).to.contain('media-src')
  })

  describe('ends in time, with little memory, at', () => {
    const bodies: [what: string, fault: object, sentence: RegExp][] = [
      ['a body without end', { endless: 'x' }, /longer than 5 MB/],
      [
        'a body that unpacks without end',
        { endless: 'x', headers: { 'content-encoding': 'gzip' } },
        /longer than 5 MB/,
      ],
      ['a body that drips', { drips: true }, /no answer in time/],
      ['a body that is packed wrongly', { body: 'x', headers: { 'content-encoding': 'gzip' } }, /cannot be read \(Z_/],
      ['no answer', { silent: true }, /no answer in time/],
      ['headers without end', { raw: `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_000_000)}` }, /HPE_HEADER_OVERFLOW/],
      ['what is no HTTP', { raw: 'SSH-2.0-OpenSSH_9.2\r\n' }, /does not speak HTTP \(HPE_/],
      [
        'an answer that breaks off',
        { raw: 'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{' },
        /the connection broke \(ECONNRESET\)/,
      ],
      ['an answer that is none', { raw: '' }, /\(ECONNRESET\)/],
      [
        'a switch of protocols',
        { raw: 'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n' },
        /switches to another protocol/,
      ],
    ]
    for (const [what, fault, sentence] of bodies) {
      it(what, async () => {
        const server = await faulty({ faults: [{ path: '/', ...fault }] })
        const report = await examines(server, '--origin', `${server}/shop`, '--timeout', '2')
        expect(findingOf(report, 'address').sentence).to.match(sentence)
        expect(findingOf(report, 'content-policy').sentence).to.match(sentence)
        expect(await bytesSent(server)).to.be.lessThan(60_000_000)
      })
    }
  })

  describe('does not take for a WebSocket', () => {
    const open =
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: '
    const answers: [what: string, setup: object, sentence: RegExp][] = [
      ['a wrong proof', { upgrade: `${open}AAAA\r\n\r\n` }, /No WebSocket .*Sec-WebSocket-Accept/],
      [
        'another protocol',
        { upgrade: `${open}{accept}\r\nsec-websocket-protocol: x\r\n\r\n` },
        /No WebSocket .*subprotocol/,
      ],
      ['garbage', { upgrade: 'hello\r\n\r\n' }, /does not speak HTTP/],
      ['a redirect', { upgrade: 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:2/\r\n\r\n' }, /answer was 302/],
      ['a refusal without end', { upgrade: 'HTTP/1.1 403 Forbidden\r\n\r\n', shouts: true }, /answer was 403/],
      ['one that talks without saying anything', { upgrade: `${open}{accept}\r\n\r\n`, shouts: true }, /nobody speaks/],
      ['one that closes', { upgrade: `${open}{accept}\r\n\r\n\x88\x00` }, /hangs up/],
      ['a frame of a gigabyte', { upgrade: `${open}{accept}\r\n\r\n\x81\x7f\0\0\0\0\x40\0\0\0` }, /Max payload/],
    ]
    for (const [what, setup, sentence] of answers) {
      it(what, async () => {
        const { address } = await Workspace.open()
        const report = await examines(await faulty({ to: address, ...setup }), '--timeout', '2')
        expect(findingOf(report, 'websocket').sentence).to.match(sentence)
      })
    }
  })

  it('says the code of an error', async () => {
    const codes = async (server: string): Promise<string> => findingOf(await examines(server), 'address').sentence
    expect(await codes('http://127.0.0.1:2')).to.contain('(ECONNREFUSED)')
    expect(await codes('https://nobody.invalid')).to.match(/\((ENOTFOUND|EAI_AGAIN)\)/)
    const unencrypted = (await faulty({})).replace('http:', 'https:')
    expect(findingOf(await examines(unencrypted), 'encryption').sentence).to.match(/does not speak https \(/)
  })
})

describe('A page’s own words', () => {
  const page = (body: string, policy?: string): Answer => ({
    status: 200,
    url: 'https://shop.example/',
    body,
    header: (name) => (name === 'content-security-policy' ? policy : undefined),
  })
  const blocked = (body: string, policy?: string): string[] =>
    blockedBy(page(body, policy), 'https://chat.example').map(({ directive }) => directive)

  const none = '<meta http-equiv="Content-Security-Policy" content="media-src \'none\'">'

  for (const [what, body, found] of [
    ['a policy in a tag', none, ['media-src']],
    [
      'attributes in another order',
      `<META content='media-src "none"' http-equiv = CONTENT-SECURITY-POLICY >`,
      ['media-src'],
    ],
    ['quotes as character references', none.replaceAll("'", '&#39;'), ['media-src']],
    ['a comment', `<!-- ${none} -->`, []],
    ['a text of a script', `<script>${none}</script>`, []],
    ['a tag after a script', `<script>"<"</script>${none}`, ['media-src']],
    ['a tag in the body, which browsers pass over', `<body>${none}`, []],
    ['a tag without an end', none.slice(0, -1), []],
    ['a value with a bracket', none.replace('>', ' data-a="a>b">'), ['media-src']],
  ] as const) {
    it(`are read: ${what}`, () => expect(blocked(body)).to.deep.equal(found))
  }

  for (const [policy, found] of [
    ["media-src 'none'; media-src *", ['media-src']],
    ["MEDIA-SRC 'NONE'", ['media-src']],
    ["connect-src HTTPS://CHAT.EXAMPLE wss:; media-src 'none'", ['media-src']],
    [';;;, ,\u0000;media-src', ['media-src']],
    ['constructor __proto__; media-src __proto__: constructor: toString', ['media-src']],
    ["script-src-elem 'none'", ['script-src']],
  ] as const) {
    it(`count as a browser counts them: ${JSON.stringify(policy)}`, () =>
      expect(blocked('<script data-server src="https://cdn.example/linnet.js"></script>', policy)).to.deep.equal(found))
  }

  const hostile = [
    '<meta ',
    '<meta a="',
    '<meta a=\'"',
    '<meta http-equiv=content-security-policy content=',
    '<meta http-equiv=content-security-policy content="img-src x">',
    '<script data-server ',
    '<script src="x" data-server>',
    '<script>',
    '<script></scrip',
    '<!--',
    '<!-- -->',
    '<',
    '</',
    '<a ',
    'a=',
    '="',
    ' ',
    '<meta =',
    '<x/',
    '&#39',
    ';a b',
  ]
  for (const piece of hostile) {
    it(`take a time in proportion to their length: ${piece}`, () => {
      const once = (pieces: number): number => {
        const start = performance.now()
        blocked(`<meta ${piece.repeat(pieces)}>`, piece.repeat(pieces / 10))
        return performance.now() - start
      }
      // The machine may do something else meanwhile, but not every time.
      const cost = (pieces: number): number => Math.min(once(pieces), once(pieces), once(pieces))
      expect(cost(100_000)).to.be.lessThan(40 * Math.max(cost(10_000), 20))
    })
  }

  it('are start tags, in their order', () => {
    const html = '<!doctype html><p class=a class=b>1 < 2 </p ><br/><textarea><i></textarea><B>'
    expect([...startTags(html)].map(({ name }) => name)).to.deep.equal(['p', 'br', 'textarea', 'b'])
  })
})

/** What an endless body of the server has cost it. */
const bytesSent = async (server: string): Promise<number> => Number(await (await fetch(`${server}/_sent`)).text())
