import { expect } from 'chai'
import { newVisitor, type Visitor } from '../visitor.ts'
import { refusedWith, type SignedIn } from '../workspace.ts'

interface Line {
  msg: string
  ts: string
  t?: string
}

/** A conversation in which three things were said, and the agent who serves it. */
async function spoken(): Promise<{ visitor: Visitor; agent: SignedIn; read: (query?: string) => Promise<Line[]> }> {
  const visitor = await newVisitor()
  for (const words of ['one', 'two', 'three']) await visitor.says(words)
  const agent = await visitor.workspace.as('agent')
  const read = async (query = ''): Promise<Line[]> =>
    (await agent.get(`channels.history?roomId=${visitor.rid}${query}`)).body.messages
  return { visitor, agent, read }
}

const words = (lines: Line[]): string[] => lines.map(({ msg }) => msg)

describe('GET channels.history', () => {
  it('gives what was said, newest first, with the lines of the server', async () => {
    const { read } = await spoken()
    const lines = await read()
    expect(words(lines.slice(0, 3))).to.deep.equal(['three', 'two', 'one'])
    expect(lines.slice(3).map(({ t }) => t)).to.deep.equal(['uj', 'command', 'livechat-started'])
  })

  it('goes on from a moment, without it or with it', async () => {
    const { read } = await spoken()
    const [, two] = await read()
    expect(words(await read(`&count=1&latest=${two?.ts}`))).to.deep.equal(['one'])
    expect(words(await read(`&count=1&latest=${two?.ts}&inclusive=true`))).to.deep.equal(['two'])
    expect(words(await read(`&oldest=${two?.ts}`))).to.deep.equal(['three'])
    expect(words(await read(`&oldest=${two?.ts}&inclusive=true`))).to.deep.equal(['three', 'two'])
    expect(words(await read('&count=1&offset=1'))).to.deep.equal(['two'])
  })

  it('is fifty lines long unless asked otherwise, and never longer than a hundred', async () => {
    const { visitor, read } = await spoken()
    await visitor.workspace.backstage('fill', { rid: visitor.rid, count: 300 })
    expect(await read()).to.have.length(50)
    expect(await read('&count=1000')).to.have.length(100)
  })

  it('reads on when the conversation has ended', async () => {
    const { visitor, agent, read } = await spoken()
    await agent.post('livechat/room.closeByUser', { rid: visitor.rid, comment: 'bye' })
    expect((await read())[0]).to.include({ t: 'livechat-close', msg: 'bye' })
  })

  it('refuses a stranger, an agent of other rooms and a room that never was', async () => {
    const { visitor, agent } = await spoken()
    const route = `channels.history?roomId=${visitor.rid}`
    expect((await visitor.workspace.get(route)).status).to.equal(401)
    const other = await visitor.workspace.as('agent2')
    expect(await other.get(route)).to.deep.equal({ status: 403, body: { success: false, error: 'unauthorized' } })
    const nowhere = 'The required "roomId" or "roomName" param provided does not match any channel'
    const refusal = refusedWith('error-room-not-found', `${nowhere} [error-room-not-found]`)
    expect(await agent.get('channels.history?roomId=nowhere')).to.deep.equal(refusal)
  })
})
