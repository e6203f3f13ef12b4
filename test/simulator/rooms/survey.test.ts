import { expect } from 'chai'
import { newVisitor } from '../visitor.ts'
import { malformed, refused } from '../workspace.ts'

describe('POST livechat/room.survey', () => {
  const route = 'livechat/room.survey'

  it('keeps what it knows, also after the end, and drops the rest', async () => {
    const { workspace, token, rid } = await newVisitor()
    await workspace.post('livechat/room.close', { token, rid })
    const data = [
      { name: 'satisfaction', value: '5' },
      { name: 'agentKnowledge', value: '9' },
      { name: 'additionalFeedback', value: 'Kind!' },
      { name: 'weather', value: '1' },
    ]
    const answer = { rid, data: { satisfaction: '5', additionalFeedback: 'Kind!' }, success: true }
    expect(await workspace.post(route, { token, rid, data })).to.deep.equal({ status: 200, body: answer })
  })

  it('refuses in the order of the server', async () => {
    const { workspace, token, rid } = await newVisitor()
    const { post } = workspace
    const data = [{ name: 'weather', value: '1' }]
    expect(await post(route, { token, rid })).to.deep.equal(malformed("must have required property 'data'"))
    const empty = await post(route, { token, rid, data: [] })
    expect(empty).to.deep.equal(malformed('must NOT have fewer than 1 items'))
    expect(await post(route, { token: 'nobody', rid, data })).to.deep.equal(refused('invalid-token'))
    expect(await post(route, { token, rid: 'nowhere', data })).to.deep.equal(refused('invalid-room'))
    expect(await post(route, { token, rid, data })).to.deep.equal(refused('invalid-data'))
  })
})
