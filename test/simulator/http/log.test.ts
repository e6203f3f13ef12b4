import { expect } from 'chai'
import { connect } from '../realtime/line.ts'
import { newVisitor } from '../visitor.ts'
import { newWorkspace } from '../workspace.ts'

describe('The log', () => {
  it('remembers every request, and nothing of behind the stage', async () => {
    const { workspace, token, rid, says } = await newVisitor()
    await says('Hello')
    await workspace.get(`livechat/messages.history/${rid}?token=${token}`)
    const { requests } = await workspace.backstage('log')
    const posted = requests.find(({ route }: { route: string }) => route === 'livechat/message')
    expect(posted).to.deep.include({ method: 'POST', status: 200, origin: location.origin })
    expect(posted.body).to.deep.equal({ token, rid, msg: 'Hello' })
    expect(requests.at(-1)).to.deep.include({ route: 'livechat/messages.history/:rid', query: { token } })
  })

  it('counts lines', async () => {
    const workspace = await newWorkspace()
    const [first] = [await connect(workspace), await connect(workspace)]
    first.close()
    await first.closed
    expect((await workspace.backstage('log')).sockets).to.deep.equal({ open: 1, everOpened: 2 })
  })
})
