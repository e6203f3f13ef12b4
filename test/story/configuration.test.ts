import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { isBefore } from './generation.ts'
import { beginConversation, openShop, type Scene } from './shop.ts'
import { Workspace } from './workspace.ts'

/** Every key of `GET livechat/config`, and where what it says is honoured: here, in another story, or why nowhere. */
const KEYS: Record<string, string> = {
  enabled: 'here',
  online: 'here',
  departments: 'here',
  triggers: 'invitations',
  customFields: 'here',
  survey: 'here',
  'resources.sound': 'attention',
  'resources.emojis': 'emoji',
  guest: 'return-visit',
  room: 'return-visit',
  agent: 'return-visit',
  queueInfo: 'queue',
  'settings.registrationForm': 'here',
  'settings.nameFieldRegistrationForm': 'here',
  'settings.emailFieldRegistrationForm': 'here',
  'settings.allowSwitchingDepartments': 'departments',
  'settings.displayOfflineForm': 'here',
  'settings.videoCall': 'not needed: a call comes as a message, with or without it',
  'settings.fileUpload': 'here',
  'settings.language': 'languages',
  'settings.transcript': 'here',
  'settings.historyMonitorType': 'visits',
  'settings.forceAcceptDataProcessingConsent': 'here',
  'settings.showConnecting': 'not needed: whoever waits is told so, always',
  'settings.agentHiddenInfo': 'here',
  'settings.clearLocalStorageWhenChatEnded': 'here',
  'settings.limitTextLength': 'here',
  'settings.hiddenSystemMessages': 'here',
  'settings.livechatLogo': 'looks',
  'settings.hideWatermark': 'looks',
  'settings.visitorsCanCloseChat': 'here',
  'theme.title': 'here',
  'theme.color': 'here',
  'theme.offlineTitle': 'here',
  'theme.offlineColor': 'here',
  'theme.position': 'here',
  'theme.background': 'looks',
  'theme.hideExpandChat': 'here',
  'theme.actionLinks': 'not needed: they are for calls within the page',
  'messages.offlineMessage': 'here',
  'messages.offlineSuccessMessage': 'here',
  'messages.offlineUnavailableMessage': 'here',
  'messages.conversationFinishedMessage': 'here',
  'messages.conversationFinishedText': 'here',
  'messages.transcriptMessage': 'here',
  'messages.registrationFormMessage': 'here',
  'messages.dataProcessingConsentText': 'here',
}

/** For the head of a page that hears something else from the server: `change` is a function of what it said. */
const hearing = (change: string): string => `<script>
  const ask = fetch
  window.fetch = async (...call) => {
    const answer = await ask(...call)
    if (!String(call[0]).includes('livechat/config')) return answer
    const { config } = await answer.json()
    return Response.json({ config: (${change})(config), success: true })
  }
</script>`

/** A conversation from the form to the farewell, as it goes where the admin has changed nothing. */
async function goesAsUsual({ visitor, agent }: Scene): Promise<void> {
  await visitor.opensPanel()
  const panel = await visitor.finds('dialog')
  expect(panel.getBoundingClientRect().right).to.equal(visitor.page.innerWidth - 16)
  expect(visitor.paint(panel.querySelector('.header') as Element)).to.equal('rgb(193, 39, 45)')
  await visitor.sees('Tell us who you are, and we will be right with you.')
  await visitor.introducesThemselves()
  await visitor.finds('button', 'Attach files')
  await visitor.writes('Hello')
  await agent.serves()
  await visitor.sees('Chat started', 'Amira Haddad joined')
  await visitor.clicks('Options')
  await visitor.finds('menuitem', 'Expand chat')
  expect(visitor.has('menuitem', 'Send me a copy by email')).to.equal(false)
  await visitor.presses('Escape')
  await visitor.clicks('End chat')
  await visitor.clicks('End chat')
  await visitor.sees('Thank you for talking to us.')
}

describe('What the admin has set up', () => {
  it('is known to the last key', async () => {
    const workspace = await Workspace.open()
    const token = 'a'.repeat(64)
    await workspace.ask('livechat/visitor', { visitor: { token } })
    await workspace.ask(`livechat/room?token=${token}`)
    const { config } = await workspace.ask(`livechat/config?token=${token}`)
    const nested = ['settings', 'theme', 'messages', 'resources']
    const keys = Object.entries(config as object).flatMap(([key, value]) =>
      nested.includes(key) ? Object.keys(value as object).map((inner) => `${key}.${inner}`) : [key],
    )
    expect(keys.filter((key) => !(key in KEYS))).to.deep.equal([])
  })

  it('says who is asked for what, and how the chat looks', async () => {
    const { visitor, workspace } = await openShop({
      Livechat_registration_form: true,
      Livechat_name_field_registration_form: false,
      Livechat_email_field_registration_form: true,
      Livechat_registration_form_message: 'Tell us where to find you.',
      Livechat_title: 'Ask the shop',
      Livechat_title_color: '#006644',
      Livechat_widget_position: 'left',
    })
    await workspace.addsDepartment('Sales')
    await workspace.addsDepartment('Back office', { showOnRegistration: false })
    await workspace.addsField('order', { label: 'Order number' })
    await visitor.reloads()
    await visitor.opensPanel()
    const panel = await visitor.finds('dialog', 'Ask the shop')
    await visitor.sees('Tell us where to find you.')
    await visitor.finds('textbox', 'Email')
    await visitor.finds('textbox', /^Order number/)
    expect(visitor.has('textbox', 'Name')).to.equal(false)
    const departments = (await visitor.finds('combobox', /^Department/)) as HTMLSelectElement
    expect([...departments.options].map(({ text }) => text).slice(1)).to.deep.equal(['Sales'])
    expect(panel.getBoundingClientRect().left).to.equal(16)
    expect(visitor.paint(panel.querySelector('.header') as Element)).to.equal('rgb(0, 102, 68)')
    await workspace.sets('Livechat_registration_form', false)
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.finds('textbox', 'Message')
    expect(visitor.has('textbox', 'Email')).to.equal(false)
  })

  it('says what must be agreed to', async () => {
    const { visitor } = await openShop({
      Livechat_force_accept_data_processing_consent: true,
      Livechat_data_processing_consent_text: 'We keep your words for a year.',
    })
    await visitor.opensPanel()
    await visitor.sees('We keep your words for a year.')
    await visitor.clicks('I agree')
    await visitor.finds('textbox', 'Message')
  })

  it('says what happens while nobody is there', async () => {
    const { visitor, workspace } = await openShop({
      Livechat_offline_title: 'We are asleep',
      Livechat_offline_title_color: '#333366',
      Livechat_offline_message: 'Write, and we answer *in the morning*. [Hours](https://example.com/hours)',
      Livechat_offline_success_message: 'Sleep well.',
      Livechat_offline_form_unavailable: 'Come back in the morning.',
      Livechat_offline_email: 'team@example.com',
    })
    await workspace.everybodyGoesHome()
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.sees('We are asleep', 'Write, and we answer in the morning.')
    expect(await visitor.finds('link', 'Hours (example.com)')).to.have.property('href', 'https://example.com/hours')
    const panel = await visitor.finds('dialog')
    expect(visitor.paint(panel.querySelector('.header') as Element)).to.equal('rgb(51, 51, 102)')
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com', Message: 'Good night' })
    await visitor.clicks('Send')
    await visitor.sees('Sleep well.')
    await workspace.sets('Livechat_display_offline_form', false)
    await visitor.reloads()
    await visitor.opensPanel()
    await visitor.sees('Come back in the morning.')
    expect(visitor.has('textbox')).to.equal(false)
  })

  it('says what may be done in a conversation, and what is said about agents', async () => {
    const { visitor, agent } = await openShop({
      Livechat_show_agent_info: false,
      Livechat_fileupload_enabled: false,
      Livechat_enable_message_character_limit: true,
      Livechat_message_character_limit: 10,
      Livechat_hide_system_messages: ['livechat-started'],
      Omnichannel_allow_visitors_to_close_conversation: false,
      Livechat_hide_expand_chat: true,
      Livechat_enable_transcript: true,
      Livechat_transcript_message: 'A copy for your files?',
      Livechat_conversation_finished_message: 'Farewell!',
      Livechat_conversation_finished_text: 'Tell your friends.',
      Livechat_clear_local_storage_when_chat_ended: true,
    })
    await visitor.opensPanel()
    await visitor.types('Hello there, dear people')
    await visitor.sees('This message is 14 characters too long.')
    ;((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).select()
    await visitor.writes('Hello')
    await agent.serves()
    await agent.replies('Good morning')
    await agent.isTyping()
    await visitor.sees('Agent joined', 'Good morning', 'Agent is typing')
    expect(visitor.visibleText()).not.to.match(/Amira|Chat started/)
    expect(visitor.widget!.querySelector('.avatar')).to.equal(null)
    expect(visitor.has('button', 'Attach files')).to.equal(false)
    expect(visitor.has('button', 'End chat')).to.equal(false)
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'Send me a copy by email')
    expect(visitor.has('menuitem', 'Expand chat')).to.equal(isBefore(8))
    await visitor.clicks('Send me a copy by email', 'menuitem')
    await visitor.sees('A copy for your files?')
    await visitor.clicks('Back')
    const files = visitor.collectsDownloads()
    await visitor.chooses('Download conversation')
    await visitor.chooses('Download as data')
    await waitFor(() => expect(files).to.have.lengthOf(2))
    for (const { text } of files) {
      expect(text).to.contain('Good morning').and.not.contain('Amira')
      expect(text)
        .to.match(/guest-1[^{]*Hello/)
        .and.to.match(/Agent[^{]*Good morning/)
    }
    await agent.closes()
    await visitor.sees('Farewell!', 'Tell your friends.')
    await visitor.finds('button', 'Rate this chat')
    await waitFor(() => expect(visitor.stored()).to.deep.equal([]))
  })

  it('hides kinds of messages in downloads too, and hides none where the list names none', async () => {
    const { visitor, workspace, agent } = await beginConversation({ Livechat_hide_system_messages: [''] })
    await visitor.sees('Amira Haddad joined')
    await workspace.sets('Livechat_hide_system_messages', ['uj'])
    await visitor.reloads()
    await agent.replies('Good morning')
    await visitor.seesMessages('Hello', 'Good morning')
    await visitor.seesNoMore('Amira Haddad joined')
    const files = visitor.collectsDownloads()
    await visitor.chooses('Download conversation')
    await visitor.chooses('Download as data')
    await waitFor(() => expect(files).to.have.lengthOf(2))
    for (const { text } of files)
      expect(text)
        .to.contain('Good morning')
        .and.not.match(/joined|"uj"/)
  })

  it('is that there is no chat', async () => {
    const { visitor, workspace } = await beginConversation()
    await workspace.sets('Livechat_enabled', false)
    const other = await openShop({ Livechat_enabled: false })
    await waitFor(() => expect(other.visitor.widget?.querySelector('.widget')).to.equal(null))
    await visitor.finds('dialog')
  })

  it('is as on a fresh server where an old one says nothing about it', async () => {
    const scene = await openShop(
      { Livechat_registration_form: false, Livechat_enable_transcript: true, Livechat_hide_expand_chat: true },
      { head: hearing('({ enabled, guest, room, agent }) => ({ enabled, guest, room, agent })') },
    )
    await goesAsUsual(scene)
    expect(scene.visitor.has('button', 'Rate this chat')).to.equal(false)
  })

  it('may hold what nobody knows, and nonsense', async () => {
    const nonsense = `(config) => {
      const unknown = { surprise: [{ deep: { deeper: null } }], '': 0, constructor: 1 }
      return {
        ...config,
        ...unknown,
        settings: { ...config.settings, ...unknown, limitTextLength: 'many', hiddenSystemMessages: { uj: true }, livechatLogo: 7 },
        theme: { ...config.theme, ...unknown, color: 'url(javascript:alert(1))', position: 'middle', background: {} },
        messages: { ...config.messages, ...unknown, registrationFormMessage: 42, conversationFinishedMessage: null },
        departments: [null, 'Sales', unknown],
        customFields: [null, 3, unknown],
        triggers: 'none',
        survey: [],
        resources: null,
      }
    }`
    await goesAsUsual(await openShop({ Livechat_registration_form: true }, { head: hearing(nonsense) }))
  })
})
