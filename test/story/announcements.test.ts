import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { picture } from './picture.ts'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

const LIVE = '[aria-live], [role="log"], [role="status"], [role="alert"]'

/** What a screen reader says by itself from now on: whatever comes into a live region, in the order in which it comes. */
function listensTo({ widget, page }: Visitor): string[] {
  const heard: string[] = []
  const hear = (node: Node): void => {
    const element = node instanceof page.Element ? node : node.parentElement
    const region = element?.closest(LIVE)
    const words = (node as HTMLElement).innerText ?? node.textContent ?? ''
    const hidden = element?.closest('[aria-hidden="true"]') || region?.closest('[inert]')
    if (!region || hidden || region.getAttribute('aria-live') === 'off') return
    if (words.trim()) heard.push(words.replace(/\s+/g, ' ').trim())
  }
  const observer = new page.MutationObserver((records) => {
    const added = records.flatMap(({ type, addedNodes, target }) =>
      type === 'characterData' ? target : [...addedNodes],
    )
    // What came within something that came is said with it.
    for (const node of added) if (!added.some((other) => other !== node && other.contains(node))) hear(node)
  })
  observer.observe(widget as ShadowRoot, { childList: true, characterData: true, subtree: true })
  return heard
}

const timesHeard = (heard: string[], words: string): number => heard.filter((one) => one.includes(words)).length

describe('A screen reader', () => {
  it('reads each message of an agent once, with who says it, and none of the visitor’s own', async () => {
    const { visitor, agent } = await beginConversation()
    const heard = listensTo(visitor)
    await agent.isTyping()
    await visitor.sees('is typing')
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await visitor.writes('I have a question')
    await visitor.sees('Sent ·')
    await agent.replies('Go ahead')
    await visitor.seesMessages('Hello', 'Good morning', 'I have a question', 'Go ahead')
    expect(heard[0]).to.match(/^(AH )?Amira Haddad Good morning/)
    expect(timesHeard(heard, 'Good morning')).to.equal(1)
    expect(timesHeard(heard, 'Go ahead')).to.equal(1)
    expect(timesHeard(heard, 'I have a question')).to.equal(0)
    expect(timesHeard(heard, 'is typing')).to.equal(0)
    expect(heard).to.have.lengthOf(2)
  })

  it('hears of a lost connection once, and of what was refused at once', async () => {
    const { visitor, workspace } = await beginConversation()
    const heard = listensTo(visitor)
    visitor.losesNetwork()
    await visitor.sees('You are offline.')
    visitor.findsNetwork()
    await visitor.seesNoMore('You are offline.')
    expect(timesHeard(heard, 'You are offline.')).to.equal(1)
    await workspace.troubles({ kind: 'answer', status: 400, match: { method: 'POST', path: 'livechat/message' } })
    await visitor.writes('Refused')
    await visitor.finds('button', 'Try again')
    const alert = (await visitor.finds('alert')).innerText
    expect(timesHeard(heard, alert)).to.equal(1)
  })

  it('hears the pictures of an agent by their name', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.sendsFile(await picture(), 'A first swift')
    await visitor.finds('button', 'A first swift')
    const heard = listensTo(visitor)
    await agent.sendsFile(await picture(), 'A second swift')
    await visitor.finds('button', 'A second swift')
    await waitFor(() => expect(timesHeard(heard, 'A second swift')).to.equal(1))
  })
})
