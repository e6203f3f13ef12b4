import { expect } from 'chai'
import { newDepartment } from '../department.ts'
import { newVisitor, register } from '../visitor.ts'
import { malformed, newWorkspace } from '../workspace.ts'

const read = async (workspace: { get(route: string): Promise<{ body: { config: never } }> }, query = '') =>
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server says
  (await workspace.get(`livechat/config${query}`)).body.config as any

describe('GET livechat/config', () => {
  it('says what a fresh server is set to', async () => {
    const { settings, ...config } = await read(await newWorkspace())
    expect(settings).to.deep.equal({
      registrationForm: true,
      allowSwitchingDepartments: true,
      nameFieldRegistrationForm: true,
      emailFieldRegistrationForm: true,
      displayOfflineForm: true,
      videoCall: false,
      fileUpload: true,
      language: 'en',
      transcript: false,
      historyMonitorType: 'url',
      forceAcceptDataProcessingConsent: false,
      showConnecting: false,
      agentHiddenInfo: false,
      clearLocalStorageWhenChatEnded: false,
      limitTextLength: false,
      hiddenSystemMessages: [],
      livechatLogo: {},
      hideWatermark: false,
      visitorsCanCloseChat: true,
    })
    expect(config).to.deep.include({ enabled: true, online: true, departments: [], triggers: [], customFields: [] })
    expect(config.theme).to.include({ title: 'Rocket.Chat', color: '#C1272D', offlineTitle: 'Leave a message' })
    expect(config.survey.items).to.include('agentResposiveness')
  })

  it('says one word where the chat is switched off', async () => {
    const workspace = await newWorkspace()
    await workspace.set({ Livechat_enabled: false })
    const { body } = await workspace.get('livechat/config')
    expect(body).to.deep.equal({ config: { enabled: false }, success: true })
  })

  it('follows the settings', async () => {
    const workspace = await newWorkspace()
    const limit = { Livechat_enable_message_character_limit: true, Livechat_message_character_limit: 120 }
    await workspace.set({ Livechat_enable_message_character_limit: true })
    expect((await read(workspace)).settings).to.include({ limitTextLength: 5000 })
    await workspace.set({ Livechat_title: 'Shop', Livechat_enable_transcript: true, ...limit })
    const { theme, settings } = await read(workspace)
    expect(theme.title).to.equal('Shop')
    expect(settings).to.include({ transcript: true, limitTextLength: 120 })
  })

  it('knows fewer keys in older generations', async () => {
    for (const version of [6, 7] as const)
      expect((await read(await newWorkspace(version))).theme).to.not.have.property('hideExpandChat')
    expect((await read(await newWorkspace())).theme).to.have.property('hideExpandChat')
  })

  it('looks for agents in the departments that an empty one falls back to', async () => {
    const workspace = await newWorkspace()
    const last = await newDepartment(workspace, 'Everybody', ['agent'])
    const middle = await newDepartment(workspace, 'Support', [], { fallbackForwardDepartment: last })
    const first = await newDepartment(workspace, 'Sales', [], { fallbackForwardDepartment: middle })
    const alone = await newDepartment(workspace, 'Nobody')
    expect(await read(workspace, `?department=${first}`)).to.include({ online: true })
    expect(await read(workspace, `?department=${alone}`)).to.include({ online: false })
  })

  it('refuses a question that it does not know', async () => {
    const { get } = await newWorkspace()
    expect(await get('livechat/config?color=blue')).to.deep.equal(malformed('must NOT have additional properties'))
  })

  it('tells nothing of a visitor to whom it does not know', async () => {
    const config = await read(await newWorkspace(), '?token=nobody')
    expect(config).to.not.have.any.keys('guest', 'room', 'agent', 'queueInfo')
  })

  it('tells a visitor without a conversation who they are', async () => {
    const workspace = await newWorkspace()
    const token = await register(workspace, { email: 'ada@example.com' })
    const { guest, ...config } = await read(workspace, `?token=${token}`)
    expect(guest).to.include({ name: 'Ada', username: 'guest-1', token })
    expect(guest.visitorEmails).to.deep.equal([{ address: 'ada@example.com' }])
    expect(config).to.not.have.any.keys('room', 'agent')
  })

  it('tells a visitor of an open conversation and its agent, and of neither when it is over', async () => {
    const { workspace, token, rid } = await newVisitor()
    const open = await read(workspace, `?token=${token}`)
    expect(open.room).to.deep.include({ _id: rid, open: true })
    expect(open.agent).to.include({ username: 'agent', name: 'Amira Haddad', status: 'online' })
    await workspace.post('livechat/room.close', { token, rid })
    expect(await read(workspace, `?token=${token}`)).to.not.have.any.keys('room', 'agent')
  })

  it('hides the agent where the workspace wants it', async () => {
    const { workspace, token } = await newVisitor()
    await workspace.set({ Livechat_show_agent_email: false })
    expect((await read(workspace, `?token=${token}`)).agent).to.not.have.property('emails')
    await workspace.set({ Livechat_show_agent_info: false })
    expect((await read(workspace, `?token=${token}`)).agent).to.deep.equal({ hiddenInfo: true })
  })

  it('is offline when nobody is there, by department too', async () => {
    const workspace = await newWorkspace()
    const [admin, agent] = await Promise.all([workspace.as('admin'), workspace.as('agent')])
    const department = {
      enabled: true,
      name: 'Sales',
      email: 'a@b.c',
      showOnRegistration: true,
      showOnOfflineForm: false,
    }
    const { body } = await admin.post('livechat/department', { department, agents: [{ agentId: agent._id }] })
    await agent.post('users.setStatus', { status: 'offline' })
    expect(await read(workspace)).to.include({ online: true })
    const config = await read(workspace, `?department=${body.department._id}`)
    expect(config).to.include({ online: false })
    expect(config.departments[0]).to.include({ name: 'Sales', showOnRegistration: true, showOnOfflineForm: false })
    await admin.post('livechat/department', { department: { ...department, name: 'Nobody' } })
    expect((await read(workspace)).departments).to.have.length(1)
    await workspace.set({ Livechat_accept_chats_with_no_agents: true })
    expect(await read(workspace, `?department=${body.department._id}`)).to.include({ online: true })
  })

  it('says where its sound is, and there is one', async () => {
    const workspace = await newWorkspace()
    const { resources } = await read(workspace)
    expect(resources.sound).to.equal(`${workspace.address}/sounds/chime.mp3`)
    const sound = await fetch(resources.sound)
    expect(sound.headers.get('content-type')).to.equal('audio/wav')
    expect((await sound.arrayBuffer()).byteLength).to.be.above(1000)
  })
})

describe('GET livechat/config/routing', () => {
  it('tells agents whether the server chooses them', async () => {
    const workspace = await newWorkspace()
    const agent = await workspace.as('agent')
    expect((await agent.get('livechat/config/routing')).body.config.autoAssignAgent).to.equal(true)
    await workspace.set({ Livechat_Routing_Method: 'Manual_Selection' })
    expect((await agent.get('livechat/config/routing')).body.config.autoAssignAgent).to.equal(false)
    expect((await workspace.get('livechat/config/routing')).status).to.equal(401)
  })
})
