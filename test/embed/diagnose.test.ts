import { waitFor } from '@testing-library/dom'
import { expect } from 'chai'
import type { Report } from '../../src/doctor/finding.ts'
import { pageWith } from '../story/shop.ts'
import { Visitor } from '../story/visitor.ts'
import { Workspace } from '../story/workspace.ts'
import { faulty, findingOf } from './doctor.ts'

/** What the page says of itself. */
async function diagnoses(server: string, csp = ''): Promise<Report> {
  const visitor = await Visitor.opens(`${pageWith(server)}${csp && `&csp=${encodeURIComponent(csp)}`}`)
  const page = visitor.page as unknown as { Linnet: { diagnose(): Promise<Report> } }
  await waitFor(() => expect(page.Linnet).to.have.property('diagnose'))
  return page.Linnet.diagnose()
}

/** What is not as it should be. */
const troubles = ({ findings }: Report): string[] =>
  findings.filter(({ status }) => /warning|problem/.test(status)).map(({ check }) => check)

const anyone = { 'access-control-allow-origin': '*' }

describe('Linnet.diagnose', () => {
  it('finds nothing where all is well, and leaves nothing on the server', async () => {
    const workspace = await Workspace.open()
    const report = await diagnoses(workspace.address)
    expect(troubles(report)).to.deep.equal([])
    expect(report.findings).to.have.lengthOf(11)
    expect(report).to.include({ healthy: true, origin: location.origin, server: workspace.address })
    expect(findingOf(report, 'clock').status).to.equal('skipped')
    const { requests } = await workspace.log()
    const changing = requests.filter(({ method }) => !/GET|OPTIONS/.test(method))
    expect(changing.map(({ method, status }) => `${method} ${status}`)).to.deep.equal([
      'POST 400',
      'PUT 400',
      'DELETE 400',
    ])
    expect(requests.filter(({ route }) => /^livechat\/(visitor|room)$/.test(route))).to.deep.equal([])
  })

  it('sees what the browser keeps back while the CORS switch is off', async () => {
    const { address } = await Workspace.open({ API_Enable_CORS: false })
    const report = await diagnoses(address)
    expect(troubles(report)).to.deep.equal(['cors'])
    expect(findingOf(report, 'cors').sentence).to.match(/may not POST .*, PUT .*, DELETE \(Forget me\)/)
  })

  it('sees a server without WebSockets, without chats, without anybody', async () => {
    const workspace = await Workspace.open()
    await workspace.troubles({ kind: 'refuse-sockets' })
    await workspace.sets('Livechat_enabled', false)
    const report = await diagnoses(workspace.address)
    expect(troubles(report)).to.deep.equal(['chat', 'websocket'])
    const other = await Workspace.open()
    for (const agent of ['agent', 'agent2'])
      await other.ask('livechat/agent.status', { status: 'not-available' }, agent)
    expect(troubles(await diagnoses(other.address))).to.deep.equal(['departments'])
  })

  it('tells nobody there from somebody whom a page may not read', async () => {
    const nobody = await diagnoses('http://127.0.0.1:2')
    expect(findingOf(nobody, 'address').sentence).to.contain('could not get there')
    const other = await diagnoses(await faulty({}))
    expect(findingOf(other, 'address').sentence).to.contain('pages may not read it')
  })

  it('does not follow where a server sends it', async () => {
    const elsewhere = await faulty({ faults: [{ path: '/', endless: 'x', headers: anyone }] })
    const headers = { ...anyone, location: `${elsewhere}/api/info` }
    const server = await faulty({ faults: [{ path: '/', status: 302, headers }] })
    const finding = findingOf(await diagnoses(server), 'address')
    expect(finding.sentence).to.contain('sends everybody on to another address')
    expect(finding.remedy).to.contain(`Open ${server}/api/info in a browser`)
    expect(await (await fetch(`${elsewhere}/_sent`)).text()).to.equal('0')
  })

  it('reads no more of a body without end than any chat has', async () => {
    const server = await faulty({ faults: [{ path: '/', endless: 'x', headers: anyone }] })
    expect(findingOf(await diagnoses(server), 'address').sentence).to.contain('longer than 5 MB')
  })

  it('makes one line of what a server says', async () => {
    const body = JSON.stringify({ version: '8.evil\u001b[2J\n\u202e', success: true })
    const server = await faulty({ faults: [{ path: '/api/info', headers: anyone, body }] })
    expect(findingOf(await diagnoses(server), 'version').sentence).to.equal('Rocket.Chat 8.evil[2J .')
  })

  it('sees what the content policy of the page keeps out', async () => {
    const { address } = await Workspace.open()
    const { origin } = new URL(address)
    const socket = origin.replace('http', 'ws')
    const own = `script-src ${location.origin}`
    const nothing = findingOf(await diagnoses(address, `default-src 'none'; ${own}`), 'content-policy')
    expect(nothing.status).to.equal('problem')
    expect(nothing.remedy).to.contain(`connect-src ${origin}`)
    const requests = await diagnoses(address, `default-src 'none'; ${own}; connect-src ${origin}`)
    expect(findingOf(requests, 'content-policy').remedy).to.contain(`connect-src ${socket}`)
    const sockets = await diagnoses(address, `default-src 'none'; ${own}; connect-src ${origin} ${socket}`)
    expect(findingOf(sockets, 'content-policy')).to.include({
      status: 'warning',
      remedy: `Add to Content-Security-Policy: img-src ${origin}; media-src ${origin}.`,
    })
  })
})
