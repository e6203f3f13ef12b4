import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { beginConversation } from './shop.ts'

describe('A video call of an old server', () => {
  for (const version of [6, 7] as const)
    it(`is declined with a word to both, in version ${version}`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      await workspace.ages(version)
      const t = 'livechat_webrtc_video_call'
      const actionLinks = [{ method_id: 'joinLivechatWebRTCCall', i18nLabel: 'join_call', icon: 'phone' }]
      const callId = await workspace.posts(agent.rid, { t, msg: 'join_video_call', actionLinks })
      await visitor.sees('video call, which is not possible in this chat')
      const declined = async () =>
        (await workspace.requests('POST livechat/visitor.callStatus')).map(({ body }) => body)
      await waitFor(async () => expect(await declined()).to.have.lengthOf(1))
      expect((await declined())[0]).to.deep.include({ rid: agent.rid, callId, callStatus: 'declined' })
      await agent.replies('Then in writing')
      await visitor.sees('Then in writing')
      await visitor.reloads()
      await visitor.sees('Then in writing', 'video call, which is not possible in this chat')
      expect(visitor.visibleText()).not.to.contain('join_video_call').and.not.to.contain('declined')
      expect(await declined()).to.have.lengthOf(1)
    })
})
