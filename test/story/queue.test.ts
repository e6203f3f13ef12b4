import { openShop } from './shop.ts'

const QUEUE = { Livechat_Routing_Method: 'Manual_Selection', Livechat_waiting_queue: true }

describe('A visitor who waits', () => {
  it('learns where they stand in the queue, and when it moves', async () => {
    const { visitor, agent, workspace } = await openShop({
      ...QUEUE,
      Livechat_waiting_queue_message: 'Many people ask about teas today.',
    })
    await workspace.ask('livechat/visitor', { visitor: { token: 'earlier' } })
    const { room } = await workspace.ask('livechat/room?token=earlier')
    const { _id: rid } = room as { _id: string }
    await workspace.ask('livechat/message', { token: 'earlier', rid, msg: 'I was here first' })
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.sees('Many people ask about teas today.', 'You are number 2 in the queue.')
    await agent.takes()
    await visitor.sees('You are number 1 in the queue.')
    await visitor.reloads()
    await visitor.sees('Hello', 'You are number 1 in the queue.')
    await agent.takes()
    await visitor.sees('Amira Haddad joined')
    await visitor.seesNoMore('in the queue')
  })

  it('is told to wait where the server does not count', async () => {
    const { visitor } = await openShop({ Livechat_Routing_Method: 'Manual_Selection' })
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await visitor.sees('Please wait for the next available agent.')
  })

  it('waits in a new chat too, whoever served the last one', async () => {
    const { visitor, agent } = await openShop({ Livechat_Routing_Method: 'Manual_Selection' })
    await visitor.opensPanel()
    await visitor.writes('Hello')
    await agent.takes()
    await visitor.sees('Amira Haddad joined')
    await agent.closes()
    await visitor.clicks('New chat')
    await visitor.seesNoMore('Amira Haddad')
    await visitor.writes('Hello again')
    await visitor.sees('Please wait for the next available agent.')
  })
})
