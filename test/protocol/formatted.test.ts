import { expect } from 'chai'
import { parseMessage } from '../../src/protocol/message.ts'
import { momentText } from '../../src/protocol/moment.ts'
import { type Piece, plain } from '../../src/protocol/piece.ts'
import { parseRichText, richTextOf } from '../../src/protocol/rich-text.ts'

const words = (value: string): object => ({ type: 'PLAIN_TEXT', value })
const paragraph = (...values: string[]): object => ({ type: 'PARAGRAPH', value: values.map(words) })
const block = (...lines: string[]): object => ({
  type: 'CODE',
  language: 'none',
  value: lines.map((line) => ({ type: 'CODE_LINE', value: words(line) })),
})
const cell = (value: unknown, align?: unknown): object => ({ type: 'TABLE_CELL', value, align })

/** Each piece by its tag and its words. */
const shapeOf = (pieces: Piece[]): string[] =>
  pieces.map((piece) => (typeof piece === 'object' && 'tag' in piece ? `${piece.tag}:${plain(piece.inside)}` : '?'))

describe('The parser of formatted messages', () => {
  it('makes cells of whatever stands in a table', () => {
    const table = {
      type: 'TABLE',
      value: {
        header: [cell([words('a')], 'left'), cell([]), null, 'x', cell([words('b')], 'url(evil)')],
        rows: [{ type: 'TABLE_ROW', value: [cell([words('1')], 'right'), 7] }, null, { value: 'y' }],
      },
    }
    const [drawn] = parseRichText([table]) as [Extract<Piece, { tag: string }>]
    expect(drawn.tag).to.equal('table')
    const [head, body] = drawn.inside as Extract<Piece, { tag: string }>[]
    const rows = [...head!.inside, ...body!.inside] as Extract<Piece, { tag: string }>[]
    expect(rows.map(({ tag }) => tag)).to.deep.equal(['tr', 'tr', 'tr', 'tr'])
    const header = rows[0]!.inside as Extract<Piece, { tag: string }>[]
    expect(header.map(({ tag, align }) => `${tag} ${align ?? ''}`)).to.deep.equal([
      'th left',
      'td ',
      'td ',
      'td ',
      'th ',
    ])
    expect(rows[1]!.inside).to.deep.equal([
      { tag: 'td', inside: ['1'], align: 'right' },
      { tag: 'td', inside: [] },
    ])
  })

  for (const value of [null, 'x', {}, { header: 'x', rows: {} }, { rows: [[[]]] }])
    it(`takes a table of ${JSON.stringify(value)}`, () => {
      expect(() => parseRichText([{ type: 'TABLE', value }])).not.to.throw()
    })

  it('says a table line by line, and its cells with commas', () => {
    const row = (...cells: string[]): object => ({ type: 'TABLE_ROW', value: cells.map((one) => cell([words(one)])) })
    const header = ['Size', 'Price'].map((one) => cell([words(one)]))
    const table = { type: 'TABLE', value: { header, rows: [row('Small', '10'), row('Large', '12')] } }
    expect(plain(parseRichText([paragraph('Here:'), table]) ?? [])).to.equal('Here:\nSize, Price\nSmall, 10\nLarge, 12')
  })

  const moment = Date.UTC(2026, 2, 4, 12)
  for (const format of ['', 'x', 'constructor', '__proto__'])
    it(`writes the day and the time for the format “${format}”`, () => {
      expect(momentText({ moment, format }, 'en')).to.equal(momentText({ moment, format: 'f' }, 'en'))
    })

  for (const [seconds, text] of [
    [20, 'now'],
    [-29, 'now'],
    [31, 'in 1 minute'],
    [-90, '2 minutes ago'],
    [3600, 'in 1 hour'],
    [-86_400, '1 day ago'],
    [8 * 86_400, 'in 1 week'],
    [-200 * 86_400, '7 months ago'],
    [400 * 86_400, 'in 1 year'],
  ] as const)
    it(`calls ${seconds} seconds from now “${text}”`, () => {
      const distant = { moment: Date.now() + seconds * 1000 + Math.sign(seconds), format: 'R' }
      expect(momentText(distant, 'en')).to.equal(text)
    })

  for (const [title, md, msg, shape] of [
    ['to its end', [paragraph('Hi'), paragraph('```js'), paragraph('a')], 'Hi\n```js\na', ['p:Hi', 'pre:a']],
    ['as it was typed', [paragraph('```'), paragraph('b', 'c')], '```\n*b* c\n\n- d', ['pre:*b* c\n\n- d']],
    ['with what stands behind the fence', [paragraph('```npm test')], '```npm test', ['pre:npm test']],
    [
      'after closed code',
      [block('a'), paragraph('and'), paragraph('```'), paragraph('b')],
      '```\na\n```\nand\n```\nb',
      ['pre:a\n', 'p:and', 'pre:b'],
    ],
    ['only if there is some', [paragraph('Use'), paragraph('```')], 'Use\n```', ['p:Use', 'p:```']],
    ['only behind a line’s beginning', [paragraph('Hi ```a'), paragraph('b')], 'Hi ```a\nb', ['p:Hi ```a', 'p:b']],
    [
      'in a language that the parser does not know',
      [paragraph('```c#'), paragraph('a'), paragraph('```'), paragraph('b'), paragraph('```'), paragraph('c')],
      '```c#\na\n```\nb\n```\nc',
      ['pre:a', 'p:b', 'pre:c'],
    ],
    [
      'only if the parser sees the same fences',
      [paragraph('```c#'), paragraph('a'), block('b'), paragraph('```'), paragraph('c')],
      '```c#\na\n```\nb\n```\nc',
      ['p:```c#', 'p:a', 'pre:b\n', 'p:```', 'p:c'],
    ],
    ['without a parsed body too', undefined, 'Hi\n```\na\n``` so\n```\nb', ['p:Hi', 'pre:a', 'p: so', 'pre:b']],
  ] as const)
    it(`takes open code for code ${title}`, () => {
      expect(shapeOf(richTextOf({ md, msg }))).to.deep.equal(shape)
    })

  it('keeps the parsed body of a message with a fence', () => {
    const message = { _id: 'a', rid: 'b', msg: '```\na', md: [paragraph('```'), paragraph('a')] }
    expect(parseMessage(message).more).to.deep.equal(message)
    expect(parseMessage({ ...message, md: undefined }).more).to.have.property('msg', '```\na')
  })
})
