import { expect } from 'chai'
import { beginConversation, openShop } from './shop.ts'

const UNREACHABLE = 'The chat cannot be reached at the moment.'

describe('A refusal', () => {
  for (const error of ['error-contact-channel-blocked', 'error-omnichannel-is-disabled']) {
    it(`to begin a chat is a sentence (${error})`, async () => {
      const { visitor, workspace } = await openShop()
      await visitor.opensPanel()
      await visitor.finds('textbox', 'Message')
      await workspace.troubles({ kind: 'stumble', over: 'room', error })
      await visitor.writes('Hello')
      await visitor.finds('button', 'Discard')
      await visitor.sees(UNREACHABLE)
      expect(visitor.visibleText()).not.to.contain('error-')
      await visitor.clicks('Try again')
      await visitor.finds('button', 'End chat')
    })

    it(`of a message is a sentence (${error})`, async () => {
      const { visitor, workspace } = await beginConversation()
      await workspace.troubles({ kind: 'stumble', over: 'message', error: `[${error}]` })
      await visitor.writes('Second')
      await visitor.finds('button', 'Discard')
      await visitor.sees(UNREACHABLE)
      expect(visitor.visibleText()).not.to.contain('error-')
    })
  }
})
