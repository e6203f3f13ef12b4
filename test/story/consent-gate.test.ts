import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { snippet } from '../embed/moved-page.ts'
import { Agent } from './agent.ts'
import { pageWith } from './shop.ts'
import { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

const CONSENT = 'Livechat_force_accept_data_processing_consent'
const config = { path: 'livechat/config', method: 'GET' }

interface Cause {
  begins(workspace: Workspace): Promise<unknown>
  /** Without it the cause is no trouble that passes. */
  ends?(workspace: Workspace): Promise<unknown>
  /** The chat is not on screen meanwhile. */
  hides?: boolean
  /** What the page does meets a configuration that was asked for before. */
  isLater?: boolean
}

const trouble = (order: object): Cause => ({
  begins: (workspace) => workspace.troubles({ match: config, ...order }),
  ends: (workspace) => workspace.recovers(),
})

/** Why the widget cannot know, or learns late, that the admin wants consent. */
const CAUSES: Record<string, Cause> = {
  'is refused with 429': trouble({ kind: 'answer', status: 429, seconds: 1 }),
  'is refused with 503': trouble({ kind: 'answer', status: 503 }),
  'is lost on the way': trouble({ kind: 'refuse' }),
  'is a page of a proxy': trouble({ kind: 'garbage', form: 'html' }),
  'is empty': trouble({ kind: 'answer', status: 200, body: {} }),
  'is a sentence of a gateway': trouble({ kind: 'answer', status: 200, body: { message: 'maintenance' } }),
  'has nothing in it': trouble({ kind: 'answer', status: 200, body: { config: {}, success: true } }),
  'is slow': trouble({ kind: 'delay', ms: 1500 }),
  'says that chat is switched off': {
    begins: (workspace) => workspace.sets('Livechat_enabled', false),
    ends: (workspace) => workspace.sets('Livechat_enabled', true),
    hides: true,
  },
  'wants consent from now on': { begins: async () => {}, isLater: true },
}

interface Deed {
  settings?: object
  isOffline?: boolean
  /** A page that does it by itself. */
  page?(workspace: Workspace): string
  prepares?(visitor: Visitor): Promise<unknown>
  does?(visitor: Visitor): Promise<unknown> | unknown
  /** What the visitor presses until it works. */
  again?: string
  /** What is left to do after the visitor has agreed. */
  goesOn?(visitor: Visitor, workspace: Workspace): Promise<unknown>
}

const ADA = { name: 'Ada', email: 'ada@example.com' }

const isKnown = async (visitor: Visitor): Promise<void> => {
  await waitFor(() => expect(visitor.storedValue('visitor')).to.deep.include({ name: 'Ada' }))
}

interface Page {
  Linnet: { identify(who: object): Promise<void> }
  RocketChat: { livechat: { registerGuest(who: object): void } }
}

const page = (visitor: Visitor): Page => visitor.page as unknown as Page

const reads = async (workspace: Workspace, ...words: string[]): Promise<Agent> => {
  const agent = new Agent(workspace)
  await agent.serves()
  await agent.readsEventually(...words)
  return agent
}

const DEEDS: Record<string, Deed> = {
  'identify()': {
    does: (visitor) =>
      void page(visitor)
        .Linnet.identify(ADA)
        .catch(() => {}),
    goesOn: async (visitor) => {
      await page(visitor).Linnet.identify(ADA)
      await isKnown(visitor)
    },
  },
  'an early call': {
    page: ({ address }) =>
      pageWith(address, { head: `<script>window.Linnet = [['identify', ${JSON.stringify(ADA)}]]</script>` }),
  },
  'registerGuest()': {
    page: ({ address }) => `/page/moved?html=${encodeURIComponent(snippet(address))}`,
    does: async (visitor) => {
      await waitFor(() => expect(page(visitor).RocketChat?.livechat).to.exist)
      page(visitor).RocketChat.livechat.registerGuest({ ...ADA, token: 'a-token-of-the-shop' })
    },
    goesOn: isKnown,
  },
  'the registration form': {
    settings: { Livechat_registration_form: true },
    prepares: async (visitor) => {
      await visitor.opensPanel()
      await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    },
    does: (visitor) => visitor.clicks('Start chat'),
    again: 'Start chat',
    goesOn: async (visitor) => {
      expect(((await visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('Ada')
      await visitor.clicks('Start chat')
      await visitor.finds('textbox', 'Message')
      await isKnown(visitor)
    },
  },
  'the offline form': {
    isOffline: true,
    settings: { Livechat_offline_email: 'team@example.com', Livechat_validate_offline_email: false },
    prepares: async (visitor) => {
      await visitor.opensPanel()
      await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com', Message: 'Call me' })
    },
    does: (visitor) => visitor.clicks('Send'),
    again: 'Send',
    goesOn: async (visitor, workspace) => {
      await visitor.clicks('Send')
      await waitFor(async () => expect(JSON.stringify(await workspace.mails())).to.contain('Call me'))
    },
  },
  'a message': {
    prepares: (visitor) => visitor.opensPanel().then(() => visitor.types('Hel')),
    does: (visitor) => visitor.writes('lo'),
    goesOn: (_, workspace) => reads(workspace, 'Hello'),
  },
  'a file': {
    prepares: async (visitor) => {
      await visitor.opensPanel()
      await visitor.attaches(new File(['Hello'], 'note.txt', { type: 'text/plain' }))
      await visitor.finds('button', 'Send 1 file')
    },
    does: (visitor) => visitor.clicks('Send 1 file'),
    goesOn: (_, workspace) => reads(workspace, ''),
  },
}

/** Everything that was asked of the server except for its configuration. */
const sent = async (workspace: Workspace): Promise<string[]> =>
  (await workspace.log()).requests
    .filter(({ method, route }) => method !== 'OPTIONS' && /^livechat\/(?!config|agent\.status)/.test(route))
    .map(({ method, route }) => `${method} ${route}`)

const timesConfigured = (workspace: Workspace): Promise<number> => workspace.timesAsked('GET livechat/config')

for (const [name, deed] of Object.entries(DEEDS)) {
  describe(`Before the visitor has agreed, ${name}`, () => {
    for (const [cause, trouble] of Object.entries(CAUSES)) {
      // What a page has called before the script was there meets the first configuration.
      if (trouble.isLater && !deed.does) continue
      it(`stores and sends nothing where the configuration ${cause}`, () => tries(deed, trouble))
    }
  })
}

/** The admin wants consent from the start, or from when the visitor is about to act; the trouble comes with it. */
async function tries({ settings, isOffline, page, prepares, does, goesOn, again }: Deed, cause: Cause): Promise<void> {
  const wantsLater = !!prepares || !!cause.isLater
  const workspace = await Workspace.open({ Livechat_registration_form: false, [CONSENT]: !wantsLater, ...settings })
  if (isOffline) await workspace.everybodyGoesHome()
  if (!wantsLater) await cause.begins(workspace)
  const visitor = await Visitor.opens(page?.(workspace) ?? pageWith(workspace.address))
  await waitFor(async () => expect(await timesConfigured(workspace)).to.be.at.least(1))
  await prepares?.(visitor)
  const before = await timesConfigured(workspace)
  if (wantsLater) {
    await workspace.sets(CONSENT, true)
    await cause.begins(workspace)
  }
  await does?.(visitor)
  if (does) await waitFor(async () => expect(await timesConfigured(workspace)).to.be.above(before))
  expect(visitor.stored(), 'stored').not.to.include('visitor')
  expect(await sent(workspace), 'sent').to.deep.equal([])
  await cause.ends?.(workspace)
  // What was typed is gone with the chat.
  if (again && cause.hides) return
  const impatient = setInterval(() => visitor.page.dispatchEvent(new Event('focus')), 100)
  try {
    if (!prepares) {
      if (cause.hides) {
        await visitor.reloads()
        await does?.(visitor)
      }
      await visitor.opensPanel()
    }
    await isAsked(visitor, again)
    expect(visitor.stored(), 'stored').to.deep.equal([])
    expect(await sent(workspace), 'sent').to.deep.equal([])
    await visitor.clicks('I agree')
    await goesOn?.(visitor, workspace)
  } finally {
    clearInterval(impatient)
  }
}

/** Sooner or later the visitor is asked. @param again what they press meanwhile, where nothing goes on by itself */
async function isAsked(visitor: Visitor, again?: string): Promise<void> {
  await waitFor(
    async () => {
      if (visitor.has('button', 'I agree')) return
      if (again && visitor.has('button', again)) await visitor.clicks(again)
      throw new Error(`the question is not there:\n${visitor.visibleText()}`)
    },
    { timeout: 15_000 },
  )
}
