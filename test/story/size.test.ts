import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { since } from './generation.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'

const size = async (visitor: Visitor): Promise<[number, number]> => {
  const { clientWidth, clientHeight } = await visitor.finds('dialog')
  return [clientWidth, clientHeight]
}

describe('Expand chat', () => {
  it('makes the panel large in its place, and small again', async () => {
    const { visitor } = await beginConversation()
    expect(await size(visitor)).to.deep.equal([365, 525])
    await visitor.chooses('Expand chat')
    await waitFor(async () => expect(await size(visitor)).to.deep.equal([800, 598]))
    await visitor.seesMessages('Hello')
    await visitor.chooses('Shrink chat')
    await waitFor(async () => expect(await size(visitor)).to.deep.equal([365, 525]))
  })

  it('is remembered on the next page', async () => {
    const { visitor } = await beginConversation()
    await visitor.chooses('Expand chat')
    await visitor.reloads()
    await waitFor(async () => expect(await size(visitor)).to.deep.equal([800, 598]))
  })

  since(8, 'the setting')('is not offered where the admin has hidden it', async () => {
    const { visitor } = await beginConversation({ Livechat_hide_expand_chat: true })
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'My data')
    expect(visitor.has('menuitem', 'Expand chat')).to.equal(false)
  })

  it('is not offered on phones', async () => {
    const { visitor } = await openShop({}, { width: 360 })
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'My data')
    expect(visitor.has('menuitem', 'Expand chat')).to.equal(false)
  })
})
