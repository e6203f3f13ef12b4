import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

const change = 'livechat/message/:_id'

/** Begins to put the visitor's message into other words. */
async function edits(visitor: Visitor): Promise<void> {
  await visitor.clicks('Change message')
  await visitor.clicks('Edit')
  const field = await visitor.finds('textbox', 'Edit message')
  await waitFor(() => expect(visitor.widget!.activeElement).to.equal(field))
}

describe('A message of the visitor’s own', () => {
  it('is put into other words, and marked', async () => {
    const { visitor, agent } = await beginConversation()
    await edits(visitor)
    await sendKeys({ type: ' there' })
    await sendKeys({ press: 'Enter' })
    await visitor.seesMessages('Hello there')
    await visitor.sees('edited')
    expect(await agent.reads()).to.deep.equal(['Hello there'])
  })

  it('stays as it was when the visitor leaves it at that', async () => {
    const { visitor, workspace } = await beginConversation()
    await edits(visitor)
    await sendKeys({ type: ' there' })
    await sendKeys({ press: 'Escape' })
    await visitor.losesSightOf('textbox', 'Edit message')
    await visitor.seesMessages('Hello')
    expect(await workspace.timesAsked(`PUT ${change}`)).to.equal(0)
  })

  it('keeps its new words while they cannot be saved', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await edits(visitor)
    await workspace.troubles({ kind: 'refuse', match: { path: change } })
    await sendKeys({ type: ' there' })
    await visitor.clicks('Save')
    await visitor.sees('cannot be reached')
    await workspace.recovers()
    await visitor.clicks('Save')
    await waitFor(async () => expect(await agent.reads()).to.deep.equal(['Hello there']))
  })

  it('is deleted ten seconds later', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('Good morning')
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await visitor.sees('Message deleted')
    await visitor.types('Never mind')
    expect(visitor.visibleText()).not.to.contain('Hello')
    expect(await agent.reads()).to.deep.equal(['Hello', 'Good morning'])
    await waitFor(async () => expect(await agent.reads()).to.deep.equal(['Good morning']), { timeout: 12_000 })
    await visitor.seesMessages('Good morning')
    await waitFor(() => expect(visitor.storedValue('deletions')).to.equal(undefined))
  })

  it('comes back when the visitor thinks better of it', async () => {
    const { visitor, workspace } = await beginConversation()
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await waitFor(async () => expect(visitor.widget!.activeElement).to.equal(await visitor.finds('button', 'Undo')))
    await sendKeys({ press: 'Enter' })
    await visitor.seesMessages('Hello')
    const button = await visitor.finds('button', 'Change message')
    await waitFor(() => expect(visitor.widget!.activeElement).to.equal(button))
    expect(visitor.storedValue('deletions')).to.equal(undefined)
    expect(await workspace.timesAsked(`DELETE ${change}`)).to.equal(0)
  })

  it('can be had back for as long as the focus is on it, and is deleted ten seconds after', async function () {
    this.timeout(40_000)
    const { visitor, agent } = await beginConversation()
    await visitor.writes('Second')
    await agent.readsEventually('Hello', 'Second')
    for (const words of ['Hello', 'Second']) {
      const bubbles = [...visitor.widget!.querySelectorAll<HTMLElement>('.bubble')]
      await visitor.clicksBeside(
        bubbles.find(({ innerText }) => innerText.includes(words)) as HTMLElement,
        'Change message',
      )
      await visitor.clicks('Delete')
      await visitor.sees('Message deleted')
    }
    const [first] = [...visitor.widget!.querySelectorAll<HTMLElement>('.deleted button')]
    first?.focus()
    // The other one was deleted later, and its ten seconds began later still.
    await agent.readsEventually('Hello')
    expect(visitor.widget!.activeElement).to.equal(first)
    await visitor.types('Never mind')
    await waitFor(async () => expect(await agent.reads()).to.deep.equal([]), { timeout: 14_000 })
    expect(visitor.widget!.activeElement).to.equal(await visitor.finds('textbox', 'Message'))
  })

  it('is one stop for Tab with all others, reached by arrows, and described by its words', async () => {
    const { visitor, agent } = await beginConversation()
    const said = ['Hello']
    for (let i = 1; i <= 12; i++) {
      said.push(`Question ${i}`)
      await visitor.writes(`Question ${i}`)
    }
    await agent.readsEventually(...said)
    const buttons = (): HTMLElement[] => [...visitor.widget!.querySelectorAll<HTMLElement>('.own-more')]
    await waitFor(() => expect(buttons()).to.have.lengthOf(13))
    await waitFor(() => expect(buttons().filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal(buttons().slice(-1)))
    const described = buttons().map((button) => {
      const id = button.getAttribute('aria-describedby') ?? ''
      return visitor.widget?.getElementById(id)?.innerText.trim()
    })
    expect(described).to.deep.equal(said)
    const stops = ['a', 'button', 'input', 'textarea', 'select', '[tabindex]'].map((name) => `.panel ${name}`).join()
    const reached = [...visitor.widget!.querySelectorAll<HTMLElement>(stops)].filter(
      (one) => one.tabIndex >= 0 && one.getClientRects().length,
    )
    expect(reached.length).to.be.lessThan(10)
    buttons().at(-1)?.focus()
    await sendKeys({ press: 'ArrowUp' })
    expect(visitor.widget!.activeElement).to.equal(buttons().at(-2))
    expect(buttons().filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal(buttons().slice(-2, -1))
    await sendKeys({ press: 'ArrowDown' })
    expect(visitor.widget!.activeElement).to.equal(buttons().at(-1))
  })

  it('stays deleted although the visitor leaves before it is done', async () => {
    const { visitor, agent } = await beginConversation()
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await visitor.reloads()
    await visitor.sees('Message deleted')
    await waitFor(async () => expect(await agent.reads()).to.deep.equal([]), { timeout: 12_000 })
  })

  it('stays when the server does not let it go, and says so', async function () {
    this.timeout(30_000)
    const { visitor, workspace } = await beginConversation()
    await visitor.clicks('Change message')
    await workspace.sets('Message_AllowDeleting', false)
    await visitor.clicks('Delete')
    await visitor.types('Never mind')
    await waitFor(() => expect(visitor.visibleText()).to.contain('cannot be changed'), { timeout: 14_000 })
    await visitor.seesMessages('Hello')
  })

  it('offers only what the workspace allows', async () => {
    const { visitor } = await beginConversation({ Message_AllowDeleting: false })
    await visitor.clicks('Change message')
    await visitor.finds('button', 'Edit')
    expect(visitor.has('button', 'Delete')).to.equal(false)
  })

  it('offers nothing where the workspace allows nothing, and none of the agent’s', async () => {
    const { visitor, workspace, agent } = await beginConversation({
      Message_AllowDeleting: false,
      Message_AllowEditing: false,
    })
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await waitFor(async () => expect(await workspace.timesAsked('GET settings.public')).to.equal(1))
    await agent.replies('Still there?')
    await visitor.sees('Still there?')
    expect(visitor.has('button', 'Change message')).to.equal(false)
  })
})
