import { expect } from 'chai'
import fc from 'fast-check'
import { HIDDEN, parseAgent } from '../../src/protocol/agent.ts'
import { parseConfig } from '../../src/protocol/config.ts'
import { ProtocolError } from '../../src/protocol/errors.ts'
import { parseFurtherConfig } from '../../src/protocol/further-config.ts'
import { record } from '../../src/protocol/json.ts'
import { hostHint } from '../../src/protocol/link-target.ts'
import { linkedText } from '../../src/protocol/linked-text.ts'
import { parseMessage, parseMessages } from '../../src/protocol/message.ts'
import { type Piece, plain } from '../../src/protocol/piece.ts'
import { parseRichText, richTextOf } from '../../src/protocol/rich-text.ts'
import { parseRoom } from '../../src/protocol/room.ts'
import { parseVisitor } from '../../src/protocol/visitor.ts'

/** Any JSON, with the keys that the parsers look for among its own. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 2 }),
    tie('record'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
  record: fc.dictionary(
    fc.constantFrom(
      '_id',
      'rid',
      'ts',
      'msg',
      'md',
      'u',
      'token',
      'type',
      'value',
      'src',
      'label',
      'settings',
      'theme',
      'departments',
      'guest',
      'room',
      'attachments',
      '__proto__',
      'constructor',
    ),
    tie('value'),
    { maxKeys: 6 },
  ),
})).value

const orProtocolError = (parse: (value: unknown) => unknown) => (value: unknown) => {
  try {
    parse(value)
  } catch (error) {
    expect(error).to.be.instanceOf(ProtocolError)
  }
}

describe('A parser', () => {
  for (const [name, parse] of Object.entries({
    parseConfig,
    parseFurtherConfig: (value: unknown) => parseFurtherConfig(record(value)),
    parseVisitor,
    parseRoom,
    parseAgent,
    parseMessage,
    parseMessages,
    parseRichText,
  })) {
    it(`survives anything (${name})`, () => {
      fc.assert(fc.property(anything, orProtocolError(parse)), { numRuns: 500 })
    })
  }

  it('takes the server’s defaults where the configuration is silent', () => {
    const config = parseConfig({ enabled: true, online: true })
    expect(config).to.include({
      visitorsMayClose: true,
      position: 'right',
      textLimit: Number.POSITIVE_INFINITY,
    })
    expect(config.registration).to.deep.equal({ name: true, email: true, department: false })
    expect(parseFurtherConfig(config.more)).to.include({
      offlineForm: true,
      mayChangeDepartment: true,
      watermark: false,
    })
  })

  it('knows a chat that is switched off', () => {
    expect(parseConfig({ enabled: false })).to.have.property('enabled', false)
  })

  it('reads a date in both of the server’s ways', () => {
    const message = { _id: 'm', rid: 'r', msg: '' }
    const at = Date.UTC(2026, 2, 4, 10, 20, 30, 123)
    expect(parseMessage({ ...message, ts: '2026-03-04T10:20:30.123Z' }).at).to.equal(at)
    expect(parseMessage({ ...message, ts: { $date: at } }).at).to.equal(at)
  })

  it('leaves out of a list what is no message', () => {
    expect(parseMessages([{ _id: 'm', rid: 'r' }, null, {}, 'x']).map(({ id }) => id)).to.deep.equal(['m'])
  })

  it('knows plain words from words with a form', () => {
    const more = (msg: string, md: unknown): unknown => parseMessage({ _id: 'm', rid: 'r', msg, md }).more && 'more'
    const lines = [...paragraph(text('Yes.')), { type: 'LINE_BREAK' }, ...paragraph(text('No: '), text('2 * 3'))]
    expect(more('Yes.\n\nNo: 2 * 3', lines)).to.equal(null)
    expect(more('Yes', undefined)).to.equal(null)
    expect(more('', [])).to.equal(null)
    expect(more('*Yes*', paragraph({ type: 'BOLD', value: [text('Yes')] }))).to.equal('more')
    expect(more('# Yes', [{ type: 'HEADING', level: 1, value: [text('Yes')] }])).to.equal('more')
    expect(more(':smile:', paragraph({ type: 'EMOJI', value: text('smile'), shortCode: 'smile' }))).to.equal('more')
    expect(more('\\*Yes', paragraph(text('*Yes')))).to.equal('more')
  })

  it('tells a hidden agent from none', () => {
    expect(parseAgent({ hiddenInfo: true })).to.equal(HIDDEN)
    expect(parseAgent(undefined)).to.equal(null)
  })
})

const paragraph = (...value: unknown[]): unknown[] => [{ type: 'PARAGRAPH', value }]
const text = (value: string): unknown => ({ type: 'PLAIN_TEXT', value })
const link = (src: string, label = 'here'): unknown => ({
  type: 'LINK',
  value: { src: text(src), label: [text(label)] },
})

const hrefs = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => {
    if (typeof piece === 'string' || !('tag' in piece)) return []
    return [...(piece.href ? [piece.href] : []), ...hrefs(piece.inside)]
  })

describe('Rich text', () => {
  it('shows the text of a node that it does not know', () => {
    const pieces = parseRichText(paragraph({ type: 'HOLOGRAM', value: [text('hello')] })) ?? []
    expect(plain(pieces)).to.equal('hello')
  })

  for (const href of ['https://a.example', 'http://a.example', 'mailto:a@b.example', 'tel:+15550100']) {
    it(`links to ${href}`, () => {
      expect(hrefs(parseRichText(paragraph(link(href))) ?? [])).to.deep.equal([href])
    })
  }

  for (const href of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    '/relative',
    'blob:x',
  ]) {
    it(`does not link to ${href}, and keeps the words`, () => {
      const pieces = parseRichText(paragraph(link(href))) ?? []
      expect(hrefs(pieces)).to.deep.equal([])
      expect(plain(pieces)).to.equal('here')
    })
  }

  it('makes an address without a scheme a secure one', () => {
    expect(hrefs(parseRichText(paragraph(link('//a.example'))) ?? [])).to.deep.equal(['https://a.example'])
  })

  it('shows a picture as a link', () => {
    const image = { type: 'IMAGE', value: { src: text('https://a.example/x.png'), label: text('a cat') } }
    const pieces = parseRichText(paragraph(image)) ?? []
    expect(hrefs(pieces)).to.deep.equal(['https://a.example/x.png'])
    expect(plain(pieces)).to.equal('a cat')
  })

  it('is not brought down by a body of any depth', () => {
    let node: unknown = text('deep')
    for (let i = 0; i < 5000; i++) node = { type: 'BOLD', value: [node] }
    expect(() => parseRichText(paragraph(node))).not.to.throw()
  })

  it('keeps the words of a body that is too deep for its form', () => {
    let node: unknown = text('deep')
    for (let i = 0; i < 30; i++) node = { type: 'BOLD', value: [text(`${i} `), node, link('https://a.example')] }
    const words = plain(parseRichText(paragraph(node)) ?? [])
    expect(words).to.match(/^29 28 .* 1 0 deephere/)
  })

  it('shows a colour as it was typed', () => {
    const color = (a: number): unknown => ({ type: 'COLOR', value: { r: 255, g: 0, b: 10, a } })
    expect(plain(parseRichText(paragraph(color(255))) ?? [])).to.equal('#ff000a')
    expect(plain(parseRichText(paragraph(color(128))) ?? [])).to.equal('#ff000a80')
  })

  it('keeps to itself what is hidden', () => {
    const md = paragraph(text('It was '), { type: 'SPOILER', value: [text('the gardener')] })
    expect(parseRichText(md))
      .to.have.nested.property('[0].inside[1]')
      .that.deep.equals({ spoiler: ['the gardener'] })
    expect(plain(parseRichText(md) ?? [])).to.equal('It was …')
  })

  it('is what was typed when nothing of the body can be shown', () => {
    const md = paragraph({ type: 'HOLOGRAM', picture: 'x' })
    expect(plain(richTextOf({ md, msg: 'Look!' }))).to.equal('Look!')
  })

  it('keeps lines and items apart without their form', () => {
    const items = ['a', 'b'].map((item) => ({ type: 'LIST_ITEM', value: [text(item)] }))
    const md = [...paragraph(text('Take')), { type: 'ORDERED_LIST', value: items }]
    expect(plain(parseRichText(md) ?? [])).to.equal('Take\na\nb')
  })

  it('knows a moment from what no calendar has', () => {
    const timestamp = (value: unknown): unknown => ({ type: 'TIMESTAMP', value: { timestamp: value, format: 'f' } })
    expect(parseRichText(paragraph(timestamp('1700000000'))))
      .to.have.nested.property('[0].inside[0]')
      .that.deep.equals({ moment: 1_700_000_000_000, format: 'f' })
    expect(plain(parseRichText(paragraph(timestamp('soon'))) ?? [])).to.equal('soon')
  })

  it('finds web addresses in plain text', () => {
    const pieces = linkedText('See https://a.example/b?c=d. Bye (https://e.example)!')
    expect(hrefs(pieces)).to.deep.equal(['https://a.example/b?c=d', 'https://e.example'])
    expect(plain(pieces)).to.equal('See https://a.example/b?c=d. Bye (https://e.example)!')
  })

  for (const [name, words] of Object.entries({
    dots: '.'.repeat(20_000),
    'dots before a word': `${'.'.repeat(20_000)} x`,
    slashes: `${'/'.repeat(20_000)} x`,
    spaces: `x${' '.repeat(20_000)}x`,
    addresses: 'https://.'.repeat(2_000),
    schemes: 'mailto:'.repeat(3_000),
    brackets: '['.repeat(20_000),
  })) {
    it(`looks at a label of ${name} once`, () => {
      const from = performance.now()
      const [paragraphOfLink] = parseRichText(paragraph(link('https://a.example', words))) ?? []
      expect(plain([paragraphOfLink ?? ''])).to.equal(words)
      hostHint('https://a.example', words, 'https://chat.example')
      linkedText(words)
      expect(performance.now() - from).to.be.lessThan(100)
    })
  }
})
