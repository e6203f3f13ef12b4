import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation } from './shop.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const appId = 'parcel-app'
const button = (text: string, more: object = {}) => ({ type: 'button', appId, text: plain(text), ...more })
const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value })

describe('What apps build under messages', () => {
  it('is shown: words, small print, pictures, lines, and of what is unknown the words', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const elsewhere = workspace.address.replace('127.0.0.1', 'localhost')
    await workspace.posts(agent.rid, {
      msg: '',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: 'Your *parcel* is [here](https://example.com/p) <https://example.com/q|or there>',
          },
          fields: [plain('Order'), { type: 'mrkdwn', text: '_1042_' }],
        },
        { type: 'divider' },
        {
          type: 'context',
          elements: [{ type: 'image', imageUrl: `${elsewhere}/x.png`, altText: 'DHL' }, plain('Today')],
        },
        { type: 'image', imageUrl: '/avatar/agent', altText: 'The van', title: plain('On its way') },
        { type: 'image', imageUrl: `${elsewhere}/avatar/agent`, altText: 'The map' },
        { type: 'hologram', core: { text: plain('A hologram of it') } },
        { type: 'video_conf', callId: 'c1' },
        {
          type: 'conditional',
          when: { engine: ['rocket.chat'] },
          render: [{ type: 'section', text: plain('For the team') }],
        },
        { type: 'conditional', when: { engine: ['livechat'] }, render: [{ type: 'section', text: plain('For you') }] },
      ],
    })
    await visitor.sees(
      'Your parcel is here (example.com) or there (example.com)',
      'Order',
      '1042',
      'DHL',
      'Today',
      'A hologram of it',
      'For you',
    )
    expect(((await visitor.finds('link', 'or there (example.com)')) as HTMLAnchorElement).href).to.equal(
      'https://example.com/q',
    )
    expect(visitor.widget!.querySelector('.bubble strong')?.textContent).to.equal('parcel')
    const van = (await visitor.finds('img', 'The van')) as HTMLImageElement
    await waitFor(() => expect(van.naturalWidth).to.be.greaterThan(0))
    await visitor.finds('separator')
    await visitor.finds('button', `Show the picture from ${new URL(elsewhere).host}`)
    expect(visitor.has('img', 'The map')).to.equal(false)
    expect(visitor.visibleText()).not.to.contain('For the team')
    const list = await visitor.finds('log', 'Messages')
    await waitFor(() => expect(list.scrollHeight - list.scrollTop - list.clientHeight).to.be.lessThan(2))
  })

  it('tells its app what was pressed, chosen and picked, even where the API’s CORS switch is off', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.sets('API_Enable_CORS', false)
    const mid = await workspace.posts(agent.rid, {
      msg: 'When may we come?',
      blocks: [
        {
          type: 'actions',
          appId,
          blockId: 'when',
          elements: [
            button('Now', { actionId: 'now', value: 'at once', style: 'primary' }),
            {
              type: 'static_select',
              actionId: 'day',
              placeholder: plain('Day'),
              options: [option('Monday'), option('Friday')],
            },
            { type: 'datepicker', actionId: 'date', placeholder: plain('Another date'), initialDate: '2026-11-30' },
            { type: 'overflow', actionId: 'rest', options: [option('Never'), option('Later')] },
            button('Read more', { actionId: 'read', url: 'https://example.com/more' }),
          ],
        },
      ],
    })
    await visitor.clicks('Now')
    await visitor.sees('You chose now')
    await visitor.picks('Day', 'Friday')
    await visitor.clicksBeside(await visitor.finds('combobox', 'Day'), 'Choose')
    await visitor.sees('You chose day')
    await visitor.clicksBeside(visitor.widget!.querySelector('[type=date]') as HTMLElement, 'Choose')
    await visitor.sees('You chose date')
    await visitor.clicks('More choices')
    await visitor.clicks('Later')
    await visitor.sees('You chose rest')
    const link = (await visitor.finds('link', 'Read more (example.com)')) as HTMLAnchorElement
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow'])
    const told = await workspace.interactions()
    expect(told.map(({ action }) => action.payload)).to.deep.equal([
      { blockId: 'when', value: 'at once' },
      { blockId: 'when', value: 'friday' },
      { blockId: 'when', value: '2026-11-30', initialDate: '2026-11-30', selectedDate: '2026-11-30' },
      { blockId: 'when', value: 'later' },
    ])
    const container = { type: 'message', id: mid }
    expect(told[0]?.action).to.deep.include({ type: 'blockAction', actionId: 'now', rid: agent.rid, mid, container })
  })

  it('asks before, where the app wants that, and says so when the app does not answer', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const confirm = {
      title: plain('Cancel the order?'),
      text: plain('It cannot be undone.'),
      confirm: plain('Cancel it'),
    }
    const elements = [button('Cancel my order', { actionId: 'cancel', confirm: { ...confirm, style: 'danger' } })]
    await workspace.posts(agent.rid, { blocks: [{ type: 'actions', elements }] })
    await visitor.clicks('Cancel my order')
    await visitor.finds('alertdialog', 'Cancel the order?')
    await visitor.sees('It cannot be undone.')
    await visitor.clicks('Cancel')
    await visitor.losesSightOf('alertdialog')
    expect(await workspace.interactions()).to.deep.equal([])
    await workspace.troubles({ kind: 'answer', match: { path: 'apps/ui.interaction/:appId' }, status: 500, times: 1 })
    await visitor.clicks('Cancel my order')
    await visitor.clicks('Cancel it')
    await visitor.sees('That did not work.')
    await visitor.clicks('Cancel my order')
    await visitor.clicks('Cancel it')
    await visitor.sees('You chose cancel')
    await visitor.seesNoMore('That did not work.')
    // The harmless answer has the focus; Escape gives it and closes nothing else, and the focus is where it was.
    await visitor.clicks('Cancel my order')
    const question = await visitor.finds('alertdialog', 'Cancel the order?')
    expect(question.getAttribute('aria-describedby')).to.be.a('string')
    expect(visitor.widget?.activeElement).to.equal(await visitor.finds('button', 'Cancel'))
    await visitor.presses('Escape')
    await visitor.losesSightOf('alertdialog')
    await visitor.finds('dialog')
  })

  it('is an invitation to a video call, which opens beside the page', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const join = {
      actionId: 'joinLivechat',
      appId: 'videoconf-core',
      blockId: 'c1',
      url: 'https://meet.example.com/c1',
    }
    await workspace.posts(agent.rid, {
      t: 'videoconf',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'Amira Haddad invites you to a video call' } },
        { type: 'actions', elements: [button('Join call', join)] },
      ],
    })
    await visitor.sees('Amira Haddad invites you to a video call')
    const link = (await visitor.finds('link', 'Join call (meet.example.com)')) as HTMLAnchorElement
    expect([link.href, link.target]).to.deep.equal(['https://meet.example.com/c1', '_blank'])
  })

  it('cannot be used any more when the chat has ended', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    await workspace.posts(agent.rid, {
      blocks: [{ type: 'actions', elements: [button('Again', { actionId: 'again' })] }],
    })
    await visitor.finds('button', 'Again')
    await agent.closes()
    await visitor.finds('heading', 'Chat ended')
    expect((await visitor.finds('button', 'Again')).ariaDisabled).to.equal('true')
  })
})
