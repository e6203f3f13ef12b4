import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation } from './shop.ts'
import type { Visitor } from './visitor.ts'

/** Puts each text into elements of its own, in other words, as translators of browsers do. */
const WAYS: Record<string, (text: Text, translation: HTMLElement) => void> = {
  'in one step': (text, translation) => text.replaceWith(translation),
  'in two steps': (text, translation) => {
    text.before(translation)
    text.remove()
  },
}

function translates({ page, widget }: Visitor, way: string): void {
  const { document, NodeFilter } = page
  const walker = document.createTreeWalker(widget as ShadowRoot, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    const isCode = text.parentElement?.closest('style,textarea,font')
    if (isCode || !text.data.trim()) continue
    const translation = document.createElement('font')
    const inner = document.createElement('font')
    inner.textContent = `«${text.data}»`
    translation.append(inner)
    WAYS[way]?.(text, translation)
  }
}

describe('A conversation that the browser translates', () => {
  for (const way of Object.keys(WAYS)) {
    it(`has the new words of what was edited, and loses what was deleted (${way})`, async () => {
      const { visitor, agent } = await beginConversation()
      const wrong: string[] = []
      for (const kind of ['error', 'unhandledrejection'])
        visitor.page.addEventListener(kind, (event) => wrong.push(String((event as ErrorEvent).message ?? kind)))
      const price = await agent.replies('It costs 10')
      const slip = await agent.replies('A slip')
      await visitor.sees('It costs 10', 'A slip')
      translates(visitor, way)
      await visitor.sees('«It costs 10»', '«A slip»')
      await agent.edits(price, 'It costs 12')
      await visitor.sees('It costs 12')
      await visitor.seesNoMore('It costs 10')
      await agent.deletes(slip)
      await visitor.seesNoMore('A slip')
      translates(visitor, way)
      await agent.replies('Anything else?')
      await visitor.seesMessages('«Hello»', '«It costs 12»', 'Anything else?')
      expect(wrong).to.deep.equal([])
    })

    it(`counts on, and ends (${way})`, async () => {
      const { visitor, agent } = await beginConversation()
      await visitor.closesPanel()
      await agent.replies('One')
      await visitor.finds('status', '1 unread message')
      translates(visitor, way)
      await agent.replies('Two')
      await waitFor(() => expect(visitor.visibleText()).to.match(/\b2\b/))
      expect(visitor.visibleText()).not.to.contain('«1')
      await visitor.opensPanel()
      translates(visitor, way)
      await visitor.writes('Thank you')
      await agent.readsEventually('Hello', 'One', 'Two', 'Thank you')
      const end = visitor.widget?.querySelector('.header button:not([title])') as HTMLButtonElement
      end.click()
      await visitor.clicks('End chat')
      await visitor.finds('heading', 'Chat ended')
    })
  }
})
