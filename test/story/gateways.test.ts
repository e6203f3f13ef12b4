import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import { GATEWAY_ANSWERS } from '../../demo/simulator/trouble/gateway.ts'
import { isBefore } from './generation.ts'
import { beginConversation, openShop, type Scene } from './shop.ts'
import type { Visitor } from './visitor.ts'

/** Every kind of answer that is none: those of a gateway, a redirect, a refusal that no page may read, too many requests. */
const STRANGE = [
  ...Object.keys(GATEWAY_ANSWERS).map((form) => ({ kind: 'gateway', form })),
  { kind: 'gateway', form: 'a bare success' },
  { kind: 'gateway', form: 'redirect', to: `${location.origin}/elsewhere` },
  { kind: 'gateway', form: 'firewall' },
  { kind: 'answer', status: 429, seconds: 1 },
]

interface Case {
  /** The request that meets the gateway: method and route. */
  call: string
  open: () => Promise<Scene>
  /** What the visitor does, once. */
  act: (scene: Scene) => Promise<unknown>
  /** Whether the chat says that it is done. Throws while it does not. */
  isDone: (scene: Scene) => Promise<unknown>
  /** Answers that are right for this request. */
  except?: RegExp
}

const tokenOf = (visitor: Visitor): string => (visitor.storedValue('visitor') as { token: string }).token

const confirms = async (visitor: Visitor, item: 'End chat' | 'Forget me'): Promise<void> => {
  if (item === 'End chat') await visitor.clicks(item)
  else await visitor.chooses(item)
  await visitor.finds('alertdialog')
  await visitor.clicks(item)
}

function has(visitor: Visitor, role: string, name: string | RegExp): void {
  expect(visitor.has(role, name), `${name}`).to.equal(true)
}

function shows(visitor: Visitor, words: string): void {
  expect(visitor.visibleText()).to.contain(words)
}

const openPanel = async (): Promise<Scene> => {
  const scene = await openShop()
  await scene.visitor.opensPanel()
  return scene
}

function once(texts: string[], text: string): void {
  expect(texts.filter((one) => one === text)).to.deep.equal([text])
}

/** The agent's side of the conversation, found as soon as there is one. */
const read = async ({ agent }: Scene): Promise<string[]> => {
  if (!agent.rid) await agent.serves()
  return agent.reads()
}

const note = new File(['words'], 'note.txt', { type: 'text/plain' })

/** Five minutes pass in a moment. */
const HASTE = `<script>
  const real = window.setTimeout
  window.setTimeout = (task, ms, ...rest) => real(task, ms === 300_000 ? 400 : ms, ...rest)
</script>`

/** What the visitor does once, and the chat repeats by itself. */
const BY_ITSELF: Record<string, Case> = {
  'A message': {
    call: 'POST livechat/message',
    open: beginConversation,
    act: ({ visitor }) => visitor.writes('Second'),
    isDone: async (scene) => once(await read(scene), 'Second'),
  },
  'The registration of a first message': {
    call: 'POST livechat/visitor',
    open: openPanel,
    act: ({ visitor }) => visitor.writes('First'),
    isDone: async ({ visitor }) => has(visitor, 'button', 'End chat'),
  },
  'The room of a first message': {
    call: 'GET livechat/room',
    open: openPanel,
    act: ({ visitor }) => visitor.writes('First'),
    isDone: async ({ visitor }) => has(visitor, 'button', 'End chat'),
  },
  'The end of a chat': {
    call: 'POST livechat/room.close',
    open: beginConversation,
    act: ({ visitor }) => confirms(visitor, 'End chat'),
    isDone: async ({ visitor }) => has(visitor, 'heading', 'Chat ended'),
  },
  'The close before a deletion': {
    call: 'POST livechat/room.close',
    open: beginConversation,
    act: ({ visitor }) => confirms(visitor, 'Forget me'),
    isDone: async ({ visitor }) => has(visitor, 'heading', 'You have been forgotten'),
  },
  'The deletion of a visitor': {
    call: 'DELETE livechat/visitor/:token',
    open: beginConversation,
    act: ({ visitor }) => confirms(visitor, 'Forget me'),
    isDone: async ({ visitor }) => has(visitor, 'heading', 'You have been forgotten'),
  },
  'The deletion of a message': {
    call: 'DELETE livechat/message/:_id',
    open: beginConversation,
    act: async ({ visitor }) => {
      await visitor.clicks('Change message')
      await visitor.clicks('Delete')
      // It waits for as long as the focus is on *Undo*.
      await visitor.finds('button', 'Undo')
      ;(await visitor.finds('textbox', 'Message')).focus()
    },
    isDone: async ({ visitor }) => expect(visitor.storedValue('deletions')).to.equal(undefined),
  },
  'A file': {
    call: 'POST livechat/upload/:rid',
    open: beginConversation,
    act: async ({ visitor }) => {
      await visitor.attaches(note)
      await visitor.clicks('Send 1 file')
    },
    isDone: async ({ visitor }) => has(visitor, 'link', /note\.txt/),
    except: /page 413/,
  },
  'The presence of a visitor': {
    call: 'POST livechat/visitor.status',
    open: () => beginConversation({}, { head: HASTE }),
    act: async () => {},
    isDone: async ({ workspace, agent }) => {
      const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
      expect((room as { v: { status: string } }).v.status).to.equal('away')
    },
  },
  'A page that was visited': {
    call: 'POST livechat/page.visited',
    open: beginConversation,
    act: async ({ visitor }) => visitor.page.history.pushState(null, '', '/page/cart'),
    isDone: async ({ workspace, agent }) => {
      const { pages } = await workspace.ask(`livechat/visitors.pagesVisited/${agent.rid}`, undefined, 'agent')
      expect(JSON.stringify(pages)).to.contain('/page/cart')
    },
    except: /success$/,
  },
}

const orders = ({ call, except }: Case): object[] => {
  const [method, path] = call.split(' ')
  return STRANGE.filter((one) => !('form' in one && except?.test(one.form))).map((one) => ({
    ...one,
    match: { method, path },
    times: 1,
  }))
}

describe('While a gateway answers in the server’s place', () => {
  for (const [name, story] of Object.entries(BY_ITSELF)) {
    it(`nothing is claimed or dropped, and afterwards it is done: ${name}`, async () => {
      const scene = await story.open()
      const { visitor, workspace } = scene
      const before = await workspace.timesAsked(story.call)
      const strange = orders(story)
      await workspace.troubles(...strange)
      await story.act(scene)
      const token = visitor.storedValue('visitor') ? tokenOf(visitor) : undefined
      const deadline = Date.now() + 25_000
      for (;;) {
        const asked = (await workspace.timesAsked(story.call)) - before
        if (asked >= strange.length) break
        const claim = await Promise.resolve(story.isDone(scene)).then(
          () => true,
          () => false,
        )
        // It may have been done between the count and the look.
        if (claim) expect((await workspace.timesAsked(story.call)) - before).to.be.greaterThan(strange.length - 1)
        expect(visitor.has('button', 'Try again'), `given up after ${asked} of ${strange.length}`).to.equal(false)
        expect(Date.now(), `asked ${asked} times only`).to.be.lessThan(deadline)
        visitor.page.dispatchEvent(new Event('focus'))
        await new Promise((done) => setTimeout(done, 20))
      }
      const timer = setInterval(() => visitor.page.dispatchEvent(new Event('focus')), 100)
      await waitFor(() => story.isDone(scene)).finally(() => clearInterval(timer))
      if (visitor.storedValue('visitor') && token) expect(tokenOf(visitor)).to.equal(token)
    })
  }
})

interface FormCase extends Case {
  /** Submits what was typed, each time anew. */
  submit: (scene: Scene) => Promise<unknown>
}

const ADA = { Name: 'Ada', Email: 'ada@example.com' }

const shopAtNight = async (): Promise<Scene> => {
  const scene = await openShop({ Livechat_offline_email: 'team@example.com', Livechat_validate_offline_email: false })
  await scene.workspace.everybodyGoesHome()
  await scene.visitor.reloads()
  await scene.visitor.opensPanel()
  return scene
}

const endedChat = async (settings: Record<string, unknown> = {}): Promise<Scene> => {
  const scene = await beginConversation(settings)
  await confirms(scene.visitor, 'End chat')
  await scene.visitor.finds('heading', 'Chat ended')
  return scene
}

const twoDepartments = async (): Promise<Scene> => {
  const scene = await openShop({ Livechat_registration_form: true })
  await scene.workspace.addsDepartment('Sales')
  await scene.workspace.addsDepartment('Support', {}, ['agent2'])
  await scene.visitor.reloads()
  await scene.visitor.opensPanel()
  await scene.visitor.picks('Department', 'Sales')
  await scene.visitor.introducesThemselves()
  await scene.visitor.writes('Hello')
  await scene.agent.serves()
  await scene.visitor.sees('Amira Haddad joined')
  return scene
}

/** What the visitor submits, and submits again when the chat says that it did not work. */
const BY_HAND: Record<string, FormCase> = {
  'The registration form': {
    call: 'POST livechat/visitor',
    open: async () => {
      const scene = await openShop({ Livechat_registration_form: true })
      await scene.visitor.opensPanel()
      return scene
    },
    act: ({ visitor }) => visitor.fillsIn(ADA),
    submit: ({ visitor }) => visitor.clicks('Start chat'),
    isDone: async ({ visitor }) => has(visitor, 'textbox', 'Message'),
  },
  'The offline form': {
    call: 'POST livechat/offline.message',
    open: shopAtNight,
    act: ({ visitor }) => visitor.fillsIn({ ...ADA, Message: 'Please call me' }),
    submit: async ({ visitor }) => {
      expect(((await visitor.finds('textbox', 'Message')) as HTMLTextAreaElement).value).to.equal('Please call me')
      await visitor.clicks('Send')
    },
    isDone: async ({ visitor, workspace }) => {
      shows(visitor, 'Thank you')
      expect(await workspace.mails()).to.have.lengthOf(1)
    },
  },
  'The form for a transcript': {
    call: 'POST livechat/transcript',
    open: () => endedChat({ Livechat_enable_transcript: true }),
    act: async ({ visitor }) => {
      await visitor.clicks('Send me a copy by email')
      await visitor.fillsIn({ Email: 'ada@example.com' })
    },
    submit: ({ visitor }) => visitor.clicks('Send me a copy by email'),
    isDone: async ({ visitor }) => shows(visitor, 'A copy is on its way'),
  },
  'The rating': {
    call: 'POST livechat/room.survey',
    open: endedChat,
    act: async ({ visitor }) => {
      await visitor.clicks('Rate this chat')
      const question = await visitor.finds('group', 'How satisfied were you with this chat?')
      question.querySelector<HTMLElement>('[value="4"]')!.click()
    },
    submit: ({ visitor }) => visitor.clicks('Send rating'),
    isDone: async ({ visitor }) => shows(visitor, 'Thank you for your rating.'),
  },
  'The new words of a message': {
    call: 'PUT livechat/message/:_id',
    open: beginConversation,
    act: async ({ visitor }) => {
      await visitor.clicks('Change message')
      await visitor.clicks('Edit')
      const field = await visitor.finds('textbox', 'Edit message')
      await waitFor(() => expect(visitor.widget!.activeElement).to.equal(field))
      await sendKeys({ type: ' there' })
    },
    submit: ({ visitor }) => visitor.clicks('Save'),
    isDone: async ({ visitor }) => {
      expect(visitor.messages()).to.deep.equal(['Hello there'])
      shows(visitor, 'edited')
    },
  },
  'The change of the department': {
    call: isBefore(8) ? 'POST livechat/room.transfer' : 'POST livechat/visitor/department.transfer',
    open: twoDepartments,
    act: async ({ visitor }) => {
      await visitor.chooses('Change department')
      await visitor.picks('Department', 'Support')
    },
    submit: ({ visitor }) => visitor.clicks('Change department'),
    isDone: async ({ visitor }) => shows(visitor, 'You are talking to Support now.'),
  },
  'The correction of what is known': {
    call: 'POST livechat/visitor',
    open: beginConversation,
    act: async ({ visitor }) => {
      await visitor.chooses('My data')
      await visitor.clicks('Correct name or email')
      await visitor.fillsIn(ADA)
    },
    submit: ({ visitor }) => visitor.clicks('Save'),
    isDone: async ({ visitor, workspace }) => {
      expect(await workspace.visitor(tokenOf(visitor))).to.have.property('name', 'Ada')
    },
  },
}

/** Browsers repeat these requests by themselves. */
const isSeenByPages = (order: object): boolean => !('form' in order && /page (408|421|425)/.test(String(order.form)))

describe('While a gateway answers in the server’s place, the visitor', () => {
  for (const [name, story] of Object.entries(BY_HAND)) {
    it(`is told that it did not work, keeps what was typed, and can do it afterwards: ${name}`, async () => {
      const scene = await story.open()
      const { visitor, workspace } = scene
      await story.act(scene)
      for (const order of orders(story).filter(isSeenByPages)) {
        const before = await workspace.timesAsked(story.call)
        await workspace.troubles(order)
        await story.submit(scene)
        await waitFor(async () => expect(await workspace.timesAsked(story.call)).to.equal(before + 1))
        await visitor.sees('cannot be reached').catch((error) => {
          throw new Error(`${JSON.stringify(order)}: ${error}`)
        })
        await waitFor(() => expect(visitor.widget!.querySelector('[aria-busy="true"]')).to.equal(null))
        const claim = await Promise.resolve(story.isDone(scene)).then(
          () => true,
          () => false,
        )
        expect(claim, JSON.stringify(order)).to.equal(false)
      }
      await story.submit(scene)
      await waitFor(() => story.isDone(scene))
    })
  }
})

describe('A visitor stays who they are', () => {
  const config = { method: 'GET', path: 'livechat/config' }

  it('whatever a gateway answers in the place of the configuration', async () => {
    const { visitor, workspace } = await beginConversation()
    const kept = [visitor.storedValue('visitor'), visitor.storedValue('room')]
    for (const order of STRANGE) {
      await workspace.troubles({ ...order, match: config, times: 1 })
      const before = await workspace.timesAsked('GET livechat/config')
      await visitor.reloads()
      await waitFor(async () => expect(await workspace.timesAsked('GET livechat/config')).to.be.greaterThan(before))
      expect([visitor.storedValue('visitor'), visitor.storedValue('room')]).to.deep.equal(kept)
    }
    await workspace.recovers()
    await visitor.reloads()
    await visitor.seesMessages('Hello')
    expect([visitor.storedValue('visitor'), visitor.storedValue('room')]).to.deep.equal(kept)
  })

  for (const [name, answer] of Object.entries({
    'knows nobody': { enabled: true },
    'is that of a chat that is switched off': { enabled: false },
    'is about somebody else': { enabled: true, guest: { _id: 'v2', token: 'another-token' }, room: { _id: 'r2' } },
  })) {
    it(`while the configuration ${name}`, async () => {
      const { visitor, workspace, agent } = await beginConversation()
      const token = tokenOf(visitor)
      await workspace.troubles({ kind: 'answer', status: 200, body: { config: answer, success: true }, match: config })
      await visitor.reloads()
      await waitFor(async () => expect(await workspace.timesAsked('GET livechat/config')).to.be.greaterThan(1))
      await agent.replies('Still there?')
      await workspace.recovers()
      await visitor.reloads()
      await visitor.seesMessages('Hello', 'Still there?')
      expect(tokenOf(visitor)).to.equal(token)
    })
  }

  it('when one route says that it does not know them, and their own route does', async () => {
    const { visitor, workspace, agent } = await beginConversation()
    const token = tokenOf(visitor)
    const body = { success: false, error: 'invalid-token' }
    await workspace.troubles({ kind: 'answer', status: 400, body, match: { path: 'livechat/message' }, times: 2 })
    await visitor.writes('Second')
    await waitFor(async () => {
      visitor.page.dispatchEvent(new Event('focus'))
      expect(await agent.reads()).to.deep.equal(['Hello', 'Second'])
    })
    expect(tokenOf(visitor)).to.equal(token)
    await visitor.seesMessages('Hello', 'Second')
  })
})
