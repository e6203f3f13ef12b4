import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { presses } from './focus.ts'
import { timesHeard } from './screen-reader.ts'
import { beginConversation } from './shop.ts'

const note = (name: string): File => new File(['Hello'], name, { type: 'text/plain' })

describe('A screen reader says what came of what the visitor did', () => {
  it('when the connection is back, and what waited has been sent', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.troubles(
      { kind: 'refuse', match: { path: 'livechat/*' } },
      { kind: 'refuse-sockets' },
      { kind: 'cut' },
    )
    await visitor.hears('Connection lost. Reconnecting…')
    await visitor.writes('Still there?')
    await visitor.sees('Waiting to be sent')
    await workspace.recovers()
    visitor.findsNetwork()
    await visitor.hears('Connected again.', /^Sent$/)
    await visitor.sees('Sent ·')
    expect(visitor.heard.filter((one) => /Connected|^Sent/.test(one))).to.have.lengthOf(2)
  })

  it('when a message comes near the longest that is allowed and passes it, not with every key', async () => {
    const { visitor } = await beginConversation({
      Livechat_enable_message_character_limit: true,
      Livechat_message_character_limit: 20,
    })
    const field = (await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement
    await visitor.finds('button', 'Emoji')
    const describedBy = (): string | undefined => {
      const id = field.getAttribute('aria-describedby')
      return id ? visitor.widget?.getElementById(id)?.innerText : undefined
    }
    await visitor.types('123456789012345678')
    expect(describedBy()).to.equal(undefined)
    await sendKeys({ type: '9' })
    await visitor.hears('19 / 20')
    await sendKeys({ type: '0' })
    await visitor.hears('20 / 20')
    await sendKeys({ type: 'abc' })
    await visitor.hears('This message is 1 characters too long.')
    await waitFor(() => expect(describedBy()).to.equal('This message is 3 characters too long.'))
    expect(visitor.heard).to.have.lengthOf(3)
    await sendKeys({ press: 'Enter' })
    await visitor.hears('This message is 3 characters too long.')
  })

  it('when files are chosen, removed and sent', async () => {
    const { visitor } = await beginConversation()
    await visitor.attaches(note('one.txt'), note('two.txt'))
    await visitor.hears('2 files chosen')
    await visitor.clicks('Remove one.txt')
    await visitor.hears('1 file chosen')
    await visitor.clicks('Send 1 file')
    await visitor.hears('Sent: two.txt')
    expect(visitor.heard).to.have.lengthOf(3)
  })

  it('when a rating is empty, and when it has been sent', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('End chat')
    await visitor.clicks('End chat')
    await presses(visitor, 'Rate this chat')
    await presses(visitor, 'Send rating')
    await visitor.hears('Please fill this in.')
    const radio = visitor.widget?.activeElement as HTMLInputElement
    expect(radio.type).to.equal('radio')
    const scale = radio.closest('fieldset')?.getAttribute('aria-describedby') ?? ''
    expect(visitor.widget?.getElementById(scale)?.innerText).to.equal('1 is poor, 5 is excellent.')
    radio.checked = true
    await visitor.clicks('Send rating')
    await visitor.hears('Thank you for your rating.')
  })

  it('when a copy has been sent by email', async () => {
    const { visitor } = await beginConversation({ Livechat_enable_transcript: true })
    await visitor.chooses('Send me a copy by email')
    await visitor.fillsIn({ Email: 'ada@example.com' })
    await visitor.clicks('Send me a copy by email')
    await visitor.hears('A copy is on its way to ada@example.com.')
  })

  it('when a message was deleted', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('Change message')
    await visitor.clicks('Delete')
    await visitor.hears('Message deleted')
  })

  it('when the sound was switched', async () => {
    const { visitor } = await beginConversation()
    await visitor.chooses('Turn sound off')
    await visitor.hears('The sound is off.')
    await visitor.chooses('Turn sound on')
    await visitor.hears('The sound is on.')
  })

  it('when emoji are searched: how many there are, and which one Enter takes', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('Emoji')
    const search = (await visitor.finds('searchbox', 'Search emoji')) as HTMLInputElement
    search.focus()
    await sendKeys({ type: 'cat face' })
    await visitor.hears(/^Found: \d+\. smiley cat$/)
    await sendKeys({ type: 'xyzzy' })
    await visitor.hears('Nothing found.')
  })

  it('when something takes long to come, and not when it comes at once', async () => {
    const { visitor, workspace } = await beginConversation()
    await visitor.chooses('My data')
    await visitor.finds('button', 'Correct name or email')
    expect(timesHeard(visitor.heard, 'Loading')).to.equal(0)
    await visitor.clicks('Back')
    await workspace.troubles({ kind: 'delay', ms: 2500, match: { path: 'livechat/visitor/:token' } })
    await visitor.chooses('My data')
    await visitor.hears('Loading…')
    await visitor.finds('button', 'Correct name or email')
  })

  it('and finds what an agent has hidden by a name of its own', async () => {
    const { visitor, agent } = await beginConversation()
    await agent.replies('The code is ||1234||')
    await visitor.clicks('Show hidden words')
    await visitor.sees('1234')
  })
})
