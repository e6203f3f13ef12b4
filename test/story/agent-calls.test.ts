import { beginChat, type DeskScene } from './desk.ts'

describe('The agent ends a call', () => {
  /** Ada calls an older server. */
  async function answerCall(version: 6 | 7 = 7): Promise<DeskScene> {
    const scene = await beginChat()
    await scene.workspace.ages(version)
    await fetch(`${scene.workspace.address}/_simulator/call`, {
      method: 'POST',
      body: JSON.stringify({ token: scene.ada.token }),
    })
    await scene.agent.clicks('Calls', 'tab')
    await scene.agent.clicks('End the call of Ada')
    await scene.agent.finds('dialog', 'End the call of Ada?')
    return scene
  }

  for (const version of [6, 7] as const)
    it(`with a comment and tags in version ${version}`, async () => {
      const { agent } = await answerCall(version)
      await agent.fillsIn({ Comment: 'Asked for a parcel' })
      await agent.adds('delivery', 'Tags')
      await agent.clicks('End call')
      await agent.sees('No calls')
    })

  const refusals: [error: string, sentence: string][] = [
    ['invalid-token', 'The server does not know this caller'],
    ['invalid-room', 'The server does not know this call'],
    ['room-closed', 'This call has ended already.'],
  ]
  it('and reads a sentence about whatever the server says', async () => {
    const { workspace, agent } = await answerCall()
    for (const [error, sentence] of refusals) {
      const body = { success: false, error }
      await workspace.troubles({ kind: 'answer', match: { path: 'voip/room.close' }, status: 400, body, times: 1 })
      await agent.clicks('End call')
      await agent.sees(sentence)
    }
    await agent.clicks('End call')
    await agent.sees('No calls')
  })

  it('and reads that the server failed without a word', async () => {
    const { workspace, agent } = await answerCall()
    await workspace.troubles({ kind: 'stumble', over: 'call' })
    await agent.clicks('End call')
    await agent.sees('The call could not be ended.')
  })

  for (const version of [6, 7] as const)
    it(`and reads in version ${version} that they may not`, async () => {
      const { workspace, agent } = await answerCall(version)
      const permissions = [{ _id: 'inbound-voip-calls', roles: ['admin'] }]
      await workspace.ask('permissions.update', { permissions }, 'admin')
      await agent.clicks('End call')
      await agent.sees('Your account may not do this.')
    })

  it('but not in version 8, which has none', async () => {
    const { agent, workspace } = await beginChat()
    await workspace.ages(8)
    await agent.clicks('Calls', 'tab')
    await agent.sees('This server has no call rooms')
  })
})
