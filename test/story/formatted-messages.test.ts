import { waitFor, within } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { since } from './generation.ts'
import { Inspector } from './inspector.ts'
import { portray } from './portrait.ts'
import { beginConversation, openShop, type Scene } from './shop.ts'

/** Servers before 8.7 send tables and rules as they were typed. */
const sinceTables = since(8, 'tables and rules')

/** Half past two in the afternoon of a Wednesday, where it is written. */
const MOMENT = '2026-03-04T14:30:00+00:00'
const SECONDS = Date.parse(MOMENT) / 1000

const TABLE = '| Size | *Price* | Stock |\n|:-----|--------:|:-----:|\n| Small | 10 € | yes |\n| Large | 12 € |  |'

const cellsOf = (row: HTMLElement): string[] =>
  [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText.trim())

/** What the newest message holds of a role. */
async function newest(visitor: Scene['visitor']): Promise<ReturnType<typeof within>> {
  const log = await visitor.finds('log')
  return within([...log.querySelectorAll<HTMLElement>('.bubble')].at(-1) as HTMLElement)
}

const codeIn = (visitor: Scene['visitor']): string[] =>
  [...(visitor.widget?.querySelectorAll<HTMLElement>('.bubble pre') ?? [])].map((block) => block.innerText.trimEnd())

const edgeOf = (visitor: Scene['visitor'], element: HTMLElement): string =>
  visitor.page.getComputedStyle(element).textAlign

describe('A formatted message', () => {
  sinceTables('has its table drawn as one, with header cells and aligned columns', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies(`Here you are:\n${TABLE}`)
    const table = await visitor.finds('table')
    const rows = within(table).getAllByRole('row')
    expect(rows.map(cellsOf)).to.deep.equal([
      ['Size', 'Price', 'Stock'],
      ['Small', '10 €', 'yes'],
      ['Large', '12 €', ''],
    ])
    const [size, price, stock] = within(table).getAllByRole('columnheader') as [HTMLElement, HTMLElement, HTMLElement]
    expect(price.querySelector('strong')?.textContent).to.equal('Price')
    expect([size, price, stock].map((cell) => edgeOf(visitor, cell))).to.deep.equal(['left', 'right', 'center'])
    const cells = within(rows[1] as HTMLElement).getAllByRole('cell')
    expect(cells.map((cell) => edgeOf(visitor, cell))).to.deep.equal(['left', 'right', 'center'])
    await visitor.sees('Here you are:')
  })

  sinceTables('has a table that a right-to-left language fills begin on the right', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('| المقاس | السعر |\n|---|---|\n| صغير | 10 |')
    const table = await visitor.finds('table')
    const [first, second] = within(table).getAllByRole('columnheader') as [HTMLElement, HTMLElement]
    expect(first.getBoundingClientRect().left).to.be.greaterThan(second.getBoundingClientRect().left)
    expect(edgeOf(visitor, first)).to.match(/start|right/)
  })

  sinceTables('scrolls a wide table inside its bubble, by keyboard too', async () => {
    const { visitor, agent } = await beginConversation({}, { width: 360 })
    const columns = ['Order', 'Delivered', 'Warehouse', 'Responsible', 'Destination', 'Remarks']
    const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
    await agent.replies([line(columns), line(columns.map(() => '---')), line(columns)].join('\n'))
    const table = await visitor.finds('table')
    const scroller = table.parentElement as HTMLElement
    const log = await visitor.finds('log')
    await waitFor(() => expect(scroller.scrollWidth).to.be.greaterThan(scroller.clientWidth))
    expect(log.scrollWidth).to.equal(log.clientWidth)
    await waitFor(() => expect(scroller.tabIndex).to.equal(0))
    scroller.focus()
    await portray(visitor, 'a wide table')
    await sendKeys({ press: 'ArrowRight' })
    await waitFor(() => expect(scroller.scrollLeft).to.be.greaterThan(0))
  })

  sinceTables('keeps a table that fits out of the way of the Tab key', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies(TABLE)
    const table = await visitor.finds('table')
    await new Promise((drawn) => visitor.page.requestAnimationFrame(() => visitor.page.requestAnimationFrame(drawn)))
    expect((table.parentElement as HTMLElement).tabIndex).to.equal(-1)
  })

  sinceTables('has a rule between its parts', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Above\n\n---\n\nBelow')
    await visitor.finds('separator')
    await visitor.sees('Above', 'Below')
  })

  it('names moments in the visitor’s language and time zone', async () => {
    const { visitor, agent } = await beginConversation()
    const formats = ['t', 'T', 'd', 'D', 'f', 'F']
    await agent.replies(formats.map((format) => `<t:${SECONDS}:${format}>`).join('\n'))
    await visitor.sees(/2026/)
    const moments = (await (await newest(visitor)).findAllByRole('time')) as HTMLTimeElement[]
    const written = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat('en', options).format(SECONDS * 1000)
    expect(moments.map((moment) => moment.innerText)).to.deep.equal([
      written({ timeStyle: 'short' }),
      written({ timeStyle: 'medium' }),
      written({ year: 'numeric', month: 'numeric', day: 'numeric' }),
      written({ dateStyle: 'full' }),
      written({ dateStyle: 'full', timeStyle: 'short' }),
      written({ dateStyle: 'full', timeStyle: 'medium' }),
    ])
    for (const moment of moments) {
      expect(moment.dateTime).to.equal(new Date(SECONDS * 1000).toISOString())
      expect(moment.title).to.equal(written({ dateStyle: 'full', timeStyle: 'medium' }))
    }
  })

  it('says how far off a moment is, in the language of the chat', async () => {
    const { visitor, agent } = await openShop({}, { lang: 'de' })
    await visitor.opensPanel()
    await visitor.fillsIn({ Nachricht: 'Hallo' })
    await sendKeys({ press: 'Enter' })
    await agent.serves()
    const now = Math.round(Date.now() / 1000)
    await agent.replies(`<t:${now + 7200}:R>, <t:${now - 3 * 86_400}:R>, <t:${now}:R>`)
    await visitor.sees('in 2 Stunden, vor 3 Tagen, jetzt')
  })

  it('goes on to say how far off a moment is', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies(`<t:${Math.round(Date.now() / 1000) + 600}:R>`)
    await visitor.sees('in 10 minutes')
    const { Date: Clock } = visitor.page
    const now = Clock.now.bind(Clock)
    Clock.now = () => now() + 300_000
    await visitor.sees('in 5 minutes')
  })

  it('has code drawn as code where the agent has left it open', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.ages(9)
    await agent.replies('Try this:\n```js\nlet *a* = 1\n\n- b\n  let c')
    await visitor.sees('Try this:')
    await waitFor(() => expect(codeIn(visitor)).to.deep.equal(['let *a* = 1\n\n- b\n  let c']))
    expect(visitor.messages().at(-1)).not.to.contain('```')
  })

  it('has code drawn as code where the server has not parsed it', async () => {
    const { visitor, agent, workspace } = await beginConversation()
    await workspace.posts(agent.rid, { msg: 'Try this:\n```\nlet *a* = 1\n```\nand\n```\n  let b', md: null })
    await visitor.sees('Try this:', 'and')
    await waitFor(() => expect(codeIn(visitor)).to.deep.equal(['let *a* = 1', '  let b']))
    expect(visitor.messages().at(-1)).not.to.contain('```')
  })

  sinceTables('has nothing wrong with it for whoever sees or hears otherwise', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies(`${TABLE}\n\n---\n\nFrom <t:${SECONDS}:f>\n\`\`\`\nnpm test\n\`\`\``)
    await visitor.finds('table')
    const inspector = await Inspector.accompanies(visitor)
    await inspector.sees('a formatted message')
    await agent.replies('| السعر | المقاس |\n|---|---|\n| 10 | صغير |\n\n```\nlet a = 1;\n```')
    await waitFor(() => expect(visitor.widget?.querySelectorAll('table')).to.have.lengthOf(2))
    await inspector.sees('a formatted message from right to left')
  })
})
