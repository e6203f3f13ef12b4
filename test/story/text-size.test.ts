import { waitFor } from '@testing-library/dom'
import { executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { itIn } from '../engine.ts'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

const sizeOf = ({ page }: Visitor, element: Element | null | undefined): number =>
  Number.parseFloat(page.getComputedStyle(element as Element).fontSize)

const bubble = ({ widget }: Visitor): Element | null | undefined => widget?.querySelector('.bubble')

describe('Text', () => {
  afterEach(() => executeServerCommand('text size', { standard: 16 }).catch(() => undefined))

  itIn(['chromium'], 'their drivers cannot change the setting')(
    'is as large as the visitor has set it in their browser, and the panel has room for it',
    async () => {
      await executeServerCommand('text size', { standard: 24 })
      const { visitor } = await beginConversation()
      const field = await visitor.finds('textbox', 'Message')
      expect(sizeOf(visitor, bubble(visitor))).to.be.at.least(22)
      expect(sizeOf(visitor, field)).to.be.at.least(22)
      expect(sizeOf(visitor, visitor.widget?.querySelector('time'))).to.be.at.least(19)
      const { width } = (await visitor.finds('dialog')).getBoundingClientRect()
      expect(width).to.be.closeTo(365 * 1.5, 1)
      const log = await visitor.finds('log', 'Messages')
      expect(log.scrollWidth).to.equal(log.clientWidth)
    },
  )

  it('is what it usually is, however large the page has made its own', async () => {
    const { visitor } = await beginConversation({}, { head: '<style>html { font-size: 34px }</style>' })
    await waitFor(() => expect(sizeOf(visitor, bubble(visitor))).to.equal(15))
    expect(sizeOf(visitor, visitor.widget?.querySelector('time'))).to.equal(13)
    expect((await visitor.finds('dialog')).getBoundingClientRect().width).to.equal(365)
  })
})
