import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { MovedPage } from '../embed/moved-page.ts'
import { needs } from '../engine.ts'
import { beginConversation, openShop } from './shop.ts'
import type { Visitor } from './visitor.ts'
import type { Workspace } from './workspace.ts'

const asksToBeForgotten = async (visitor: Visitor): Promise<void> => {
  await visitor.chooses('Forget me')
  await visitor.finds('alertdialog')
  await visitor.clicks('Forget me')
}

const tokenOf = (visitor: Visitor): string => (visitor.storedValue('visitor') as { token: string }).token

const isUnknown = async (workspace: Workspace, token: string): Promise<void> => {
  await workspace.visitor(token).then(
    () => expect.fail(`the server knows ${token}`),
    (error) => expect(String(error)).to.contain('invalid-token'),
  )
}

const linnet = (visitor: Visitor) =>
  (
    visitor.page as unknown as {
      Linnet: { identify(who: object): Promise<void>; on(event: string, cb: unknown): void }
    }
  ).Linnet

/** Chats that the visitor has ended, as the agents' history of the workspace has them. */
const closedRooms = async (workspace: Workspace): Promise<number> => workspace.timesAsked('POST livechat/room.close')

describe('Every token that the visitor has had', () => {
  needs('storage')('is forgotten when the page has made them somebody else in between', async () => {
    const { visitor, workspace } = await beginConversation()
    const first = tokenOf(visitor)
    const second = `account-${crypto.randomUUID()}`
    await workspace.ask('livechat/visitor', { visitor: { token: second, name: 'Ada' } })
    const told: unknown[] = []
    linnet(visitor).on('forgotten', (detail: unknown) => told.push(detail))
    await linnet(visitor).identify({ token: second })
    await visitor.reloads()
    await visitor.finds('dialog')
    linnet(visitor).on('forgotten', (detail: unknown) => told.push(detail))
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    for (const token of [first, second]) await isUnknown(workspace, token)
    expect(told).to.have.lengthOf(2)
    expect(visitor.stored()).to.deep.equal([])
    // The room of the first was open.
    expect(await closedRooms(workspace)).to.be.greaterThan(0)
  })

  it('is on the receipt that the visitor can keep', async () => {
    const { visitor, workspace } = await beginConversation()
    const second = `account-${crypto.randomUUID()}`
    await workspace.ask('livechat/visitor', { visitor: { token: second, name: 'Ada' } })
    await linnet(visitor).identify({ token: second })
    const { _id } = await workspace.visitor(second)
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await visitor.sees(String(_id))
    expect(visitor.visibleText().match(/Deleted/g)).to.have.lengthOf(2)
  })

  needs('storage')('is kept when the server answers a registration with another', async () => {
    const page = await MovedPage.opens()
    const { visitor, workspace } = page
    const known = `by-phone-${crypto.randomUUID()}`
    await workspace.ask('livechat/visitor', { visitor: { token: known, name: 'Ada', phone: '+4912345' } })
    page.calls('registerGuest', { token: 'made-by-the-page', name: 'Ada', email: 'ada@example.com', phone: '+4912345' })
    await waitFor(() => expect(visitor.storedValue('visitor')).to.include({ token: known }))
    expect(visitor.storedValue('visitor:before')).to.deep.equal(['made-by-the-page'])
    await visitor.opensPanel()
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    const asked = await workspace.requests('DELETE livechat/visitor/:token')
    expect(asked.map(({ status }) => status).sort()).to.deep.equal([200, 400])
    await isUnknown(workspace, known)
    expect(visitor.stored()).to.deep.equal([])
  })

  needs('storage')('is forgotten under an earlier address of the server too, with its room', async () => {
    const before = await beginConversation()
    const first = tokenOf(before.visitor)
    before.visitor.closesTab()
    const { visitor, workspace } = await beginConversation()
    const second = tokenOf(visitor)
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
    await isUnknown(before.workspace, first)
    await isUnknown(workspace, second)
    expect(await before.workspace.timesAsked('POST livechat/room.close')).to.equal(1)
    await visitor.sees(before.workspace.address, workspace.address)
  })

  needs('storage')('can be forgotten by a visitor who has said nothing under the new address', async () => {
    const before = await beginConversation()
    const first = tokenOf(before.visitor)
    before.visitor.closesTab()
    const { visitor } = await openShop()
    await visitor.opensPanel()
    await asksToBeForgotten(visitor)
    await waitFor(() => isUnknown(before.workspace, first))
    await visitor.finds('heading', 'You have been forgotten')
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
  })

  needs('storage')('waits for an earlier server that is away, and nothing else does', async () => {
    const { visitor, workspace } = await beginConversation()
    const token = tokenOf(visitor)
    const gone = `http://127.0.0.1:9/old`
    localStorage.setItem(`linnet:${gone}:visitor`, JSON.stringify({ id: 'x', token: 'long-ago' }))
    localStorage.setItem(`linnet:${gone}:room`, JSON.stringify({ id: 'room' }))
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await isUnknown(workspace, token)
    await visitor.sees('Your data will be deleted.')
    await waitFor(() => expect(visitor.stored().filter((key) => key !== 'panel')).to.have.lengthOf(1))
    const wish = Object.entries({ ...localStorage }).find(([key]) => !key.endsWith('panel'))
    expect(wish?.[0]).to.match(/:wish:forget-/)
    expect(JSON.parse(wish?.[1] ?? '')).to.include({ token: 'long-ago', base: gone })
    await visitor.clicks('New chat')
    await visitor.writes('Somebody else')
    await visitor.finds('button', 'End chat')
  })

  needs('storage')('is told in the tab of the other server that the visitor was forgotten', async () => {
    const before = await beginConversation()
    const { visitor } = await beginConversation()
    await asksToBeForgotten(visitor)
    await visitor.finds('heading', 'You have been forgotten')
    await waitFor(() => expect(before.visitor.messages()).to.deep.equal([]))
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
  })
})
