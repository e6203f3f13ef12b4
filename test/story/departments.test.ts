import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import { Agent } from './agent.ts'
import { beginConversation, openShop, pageWith } from './shop.ts'
import { Visitor } from './visitor.ts'
import { Workspace } from './workspace.ts'

const FORM = { Livechat_registration_form: true }

/** A shop with departments, each with the agent who works there. */
async function shopWith(departments: [name: string, agents: string[], details?: object][], settings = FORM) {
  const workspace = await Workspace.open({ ...settings })
  const ids: string[] = []
  for (const [name, agents, details] of departments) ids.push(await workspace.addsDepartment(name, details, agents))
  const visitor = await Visitor.opens(pageWith(workspace.address))
  await visitor.opensPanel()
  return { workspace, visitor, ids, agent: new Agent(workspace) }
}

const offered = async (visitor: Visitor): Promise<string[]> => {
  const list = (await visitor.finds('combobox', /^Department/)) as HTMLSelectElement
  return [...list.options].map(({ text }) => text).slice(1)
}

describe('Another department', () => {
  it('takes the conversation over, with everything that was said', async () => {
    const { visitor, agent, workspace, ids } = await shopWith([
      ['Sales', ['agent']],
      ['Support', ['agent2']],
    ])
    await visitor.picks('Department', 'Sales')
    await visitor.introducesThemselves()
    await visitor.writes('Hello')
    await agent.serves()
    await visitor.sees('Amira Haddad joined')
    await visitor.chooses('Change department')
    expect(await offered(visitor)).to.deep.equal(['Support'])
    await visitor.picks('Department', 'Support')
    await visitor.clicks('Change department')
    await visitor.sees('You are talking to Support now.')
    await visitor.clicks('Back to the chat')
    await visitor.sees('Hello', 'The chat was passed on to Support')
    const { room } = await workspace.ask(`rooms.info?roomId=${agent.rid}`, undefined, 'admin')
    expect(room).to.have.property('departmentId', ids[1])
    await visitor.chooses('Change department')
    expect(await offered(visitor)).to.deep.equal(['Sales'])
  })

  it('that nobody is in leaves a chat with its agent, and says so', async () => {
    const { visitor, agent, workspace } = await shopWith([
      ['Sales', ['agent']],
      ['Support', ['agent2']],
    ])
    await visitor.picks('Department', 'Sales')
    await visitor.introducesThemselves()
    await visitor.writes('Hello')
    await agent.serves()
    await workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent2')
    await visitor.chooses('Change department')
    await visitor.picks('Department', 'Support')
    await visitor.clicks('Change department')
    await visitor.sees('Nobody from this department is here right now.')
    await visitor.clicks('Back')
    await agent.replies('I am still here')
    await visitor.sees('I am still here')
  })

  it('that nobody is in takes nothing over, and says so', async () => {
    const { visitor, agent, workspace } = await shopWith([
      ['Sales', ['agent']],
      ['Support', ['agent2']],
    ])
    await visitor.picks('Department', 'Sales')
    await visitor.introducesThemselves()
    await workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent2')
    await visitor.chooses('Change department')
    await visitor.picks('Department', 'Support')
    await visitor.clicks('Change department')
    await visitor.sees('Nobody from this department is here right now.')
    await visitor.clicks('Back')
    await visitor.writes('Hello')
    await agent.serves()
    await visitor.sees('Amira Haddad joined')
  })

  it('is where the next conversation begins, when there is none yet', async () => {
    const { visitor, workspace, ids } = await shopWith([
      ['Sales', ['agent']],
      ['Support', ['agent']],
    ])
    await visitor.picks('Department', 'Sales')
    await visitor.introducesThemselves()
    await visitor.chooses('Change department')
    await visitor.picks('Department', 'Support')
    await visitor.clicks('Change department')
    await visitor.sees('You will be talking to Support.')
    await visitor.clicks('Back to the chat')
    await visitor.writes('Hello')
    await waitFor(async () => {
      const { token } = visitor.storedValue('visitor') as { token: string }
      expect((await workspace.ask(`livechat/config?token=${token}`))['config']).to.have.nested.property(
        'room.departmentId',
        ids[1],
      )
    })
  })

  it('is offered only where the present one passes chats on to', async () => {
    const workspace = await Workspace.open(FORM)
    const support = await workspace.addsDepartment('Support', {}, ['agent'])
    await workspace.addsDepartment('Billing', {}, ['agent'])
    await workspace.addsDepartment('Sales', { departmentsAllowedToForward: [support] }, ['agent'])
    const visitor = await Visitor.opens(pageWith(workspace.address))
    await visitor.opensPanel()
    await visitor.picks('Department', 'Sales')
    await visitor.introducesThemselves()
    await visitor.chooses('Change department')
    expect(await offered(visitor)).to.deep.equal(['Support'])
  })

  it('is not offered where there is none, or the admin does not want it', async () => {
    const { visitor } = await beginConversation()
    await visitor.clicks('Options')
    await visitor.finds('menuitem', 'My data')
    expect(visitor.has('menuitem', 'Change department')).to.equal(false)
    const strict = await shopWith(
      [
        ['Sales', ['agent']],
        ['Support', ['agent']],
      ],
      { ...FORM, Livechat_allow_switching_departments: false } as typeof FORM,
    )
    await strict.visitor.introducesThemselves()
    await strict.visitor.clicks('Options')
    await strict.visitor.finds('menuitem', 'My data')
    expect(strict.visitor.has('menuitem', 'Change department')).to.equal(false)
  })
})

describe('A department that is chosen on the form', () => {
  it('and has nobody there takes a message, or lets the visitor choose another', async () => {
    const { visitor, workspace } = await shopWith([
      ['Sales', ['agent']],
      ['Support', ['agent2']],
    ])
    await workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent2')
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    await visitor.picks('Department', 'Support')
    await visitor.clicks('Start chat')
    await visitor.sees('Nobody from Support is here right now.')
    expect(((await visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('Ada')
    await visitor.clicks('Choose another department')
    await visitor.finds('heading', 'Welcome')
    await visitor.picks('Department', 'Sales')
    await visitor.clicks('Start chat')
    await visitor.finds('textbox', 'Message')
  })
})

describe('Everybody leaving while the form is filled in', () => {
  it('leaves the visitor with what they typed', async () => {
    const { visitor, workspace } = await openShop(FORM)
    await visitor.opensPanel()
    await visitor.fillsIn({ Name: 'Ada', Email: 'ada@example.com' })
    await workspace.everybodyGoesHome()
    await visitor.clicks('Start chat')
    await visitor.finds('heading', 'Leave a message')
    expect(((await visitor.finds('textbox', 'Name')) as HTMLInputElement).value).to.equal('Ada')
    expect(visitor.stored()).to.deep.equal([])
  })
})
