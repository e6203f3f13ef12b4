import { executeServerCommand } from '@web/test-runner-commands'
import { expect } from 'chai'
import { Workspace } from '../story/workspace.ts'
import { examines, faulty, findingOf, runs } from './doctor.ts'

const site = 'https://www.example.com'

describe('The doctor in a terminal', () => {
  /** Sees a fault: what it is called, what is said, what is to be done. */
  async function sees(server: string, check: string, sentence: RegExp, remedy: RegExp, ...words: string[]) {
    const report = await examines(server, ...words)
    const finding = findingOf(report, check)
    expect(finding.sentence).to.match(sentence)
    expect(finding.remedy).to.match(remedy)
    return { report, finding }
  }

  it('finds nothing where all is well, and leaves nothing on the server', async () => {
    const workspace = await Workspace.open()
    const page = await faulty({ faults: [{ path: '/', body: '<title>Shop</title>' }] })
    const words = ['doctor', workspace.address, '--origin', page]
    const ended = await executeServerCommand<{ out: string }, string[]>('doctor process', words)
    expect(ended.out).to.match(/11 checks, all well\.\n$/)
    expect(ended).to.include({ code: 0, err: '' })
    const { requests } = await workspace.log()
    expect(requests.filter(({ method }) => !/GET|OPTIONS/.test(method))).to.deep.equal([])
  })

  describe('knows an address', () => {
    it('that no name server knows', async () => {
      const { code, text } = await runs('doctor', 'https://nobody.invalid')
      expect(text).to.contain('✗ Address').and.to.contain('→ Look for a slip of the pen')
      expect(code).to.equal(1)
    })

    it('where nothing listens', () => sees('http://127.0.0.1:2', 'address', /nothing listens/, /server runs/))

    it('where nobody answers in time', async () => {
      const server = await faulty({ faults: [{ path: '/', silent: true }] })
      await sees(server, 'address', /no answer in time/, /firewall/, '--timeout', '0.2')
    })

    it('that sends everybody on', async () => {
      const { address } = await Workspace.open()
      const location = `${address}/api/info`
      const old = await faulty({ faults: [{ path: '/api/info', status: 301, headers: { location } }] })
      await sees(old, 'address', /sends everybody on/, new RegExp(`data-server="${address}"`))
    })

    it('with something else than Rocket.Chat', async () => {
      await sees(await faulty({}), 'sub-path', /answered 404/, /Site URL/)
    })

    it('of a proxy that does not get through', async () => {
      const proxy = await faulty({ faults: [{ path: '/', status: 502 }] })
      await sees(proxy, 'sub-path', /does not reach Rocket.Chat/, /proxy_ssl_server_name/)
    })

    it('that goes too deep', async () => {
      const { address } = await Workspace.open()
      await sees(`${address}/livechat`, 'sub-path', /not at .*livechat/, new RegExp(`data-server="${address}"`))
    })
  })

  it('knows a certificate that nobody vouches for', async () => {
    await sees(await faulty({ selfSigned: true }), 'encryption', /signed it itself/, /whole chain/)
  })

  it('knows mixed content, which a page of https may not have', async () => {
    const { address } = await Workspace.open()
    const server = address.replace('127.0.0.1', '0.0.0.0')
    await sees(server, 'encryption', /mixed content/, /data-server="https:/, '--origin', site)
    await sees(server, 'encryption', /read by everybody/, /certificate/, '--origin', 'http://www.example.com')
  })

  it('knows a server without chats', async () => {
    const { address } = await Workspace.open({ Livechat_enabled: false })
    await sees(address, 'chat', /switched off/, /Omnichannel enabled/)
  })

  it('knows a server whose chat does not answer', async () => {
    const workspace = await Workspace.open()
    await workspace.troubles({ kind: 'answer', status: 500, match: { path: 'livechat/config' } })
    await sees(workspace.address, 'chat', /answered 500/, /log/)
  })

  it('knows the CORS switch, a list without the site, and a proxy that refuses one method', async () => {
    const workspace = await Workspace.open({ API_Enable_CORS: false })
    const words = ['--origin', site]
    await sees(workspace.address, 'cors', /POST .*PUT .*DELETE .*CORS not enabled/, /Enable CORS/, ...words)
    await workspace.sets('API_Enable_CORS', true)
    await workspace.sets('API_CORS_Origin', 'https://shop.example.com')
    await sees(workspace.address, 'cors', /Invalid origin/, /Enable CORS/, ...words)
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'content-type',
      'access-control-allow-methods': 'GET, POST, PUT',
    }
    const proxy = await faulty({ to: workspace.address, faults: [{ path: '/', method: 'OPTIONS', headers }] })
    await sees(proxy, 'cors', /may not DELETE \(Forget me\): DELETE is not among/, /proxy/, ...words)
  })

  it('needs no CORS switch on the site’s own address', async () => {
    const { address } = await Workspace.open({ API_Enable_CORS: false })
    const report = await examines(address, '--origin', new URL(address).origin)
    expect(findingOf(report, 'cors').status).to.equal('ok')
    expect(report.healthy).to.equal(true)
  })

  it('knows a server and a proxy without WebSockets', async () => {
    const workspace = await Workspace.open()
    const proxy = await faulty({ to: workspace.address })
    await sees(proxy, 'websocket', /the answer was 404 instead of 101/, /Upgrade/)
    await workspace.troubles({ kind: 'refuse-sockets' })
    await sees(workspace.address, 'websocket', /No WebSocket/, /Upgrade/)
    await workspace.troubles({ kind: 'clear' }, { kind: 'silence', later: true })
    await sees(workspace.address, 'websocket', /nobody speaks|no answer/, /Upgrade/, '--timeout', '1')
  })

  it('knows versions that are too old or too new', async () => {
    const { address } = await Workspace.open()
    for (const [version, sentence, remedy] of [
      ['3.18', /older/, /Update/],
      ['12.0', /newer/, /newer Linnet/],
    ] as const) {
      const body = JSON.stringify({ version, success: true })
      await sees(await faulty({ to: address, faults: [{ path: '/api/info', body }] }), 'version', sentence, remedy)
    }
  })

  it('knows a clock that is wrong', async () => {
    const workspace = await Workspace.open()
    await workspace.troubles({ kind: 'clock', ms: -3_600_000 })
    await sees(workspace.address, 'clock', /60 minutes behind/, /NTP/)
  })

  it('knows that nobody is there, in all or in one department', async () => {
    const workspace = await Workspace.open()
    await workspace.addsDepartment('Sales', {}, ['agent'])
    await workspace.addsDepartment('Service', {}, ['agent2'])
    await workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent')
    const { finding } = await sees(workspace.address, 'departments', /nobody in Sales\./, /Contact Center/)
    expect(finding.status).to.equal('warning')
    await workspace.ask('livechat/agent.status', { status: 'not-available' }, 'agent2')
    await sees(workspace.address, 'departments', /only leave a message/, /Contact Center/)
  })

  it('knows a server that has had enough calls, and one that takes few', async () => {
    const workspace = await Workspace.open({ API_Enable_Rate_Limiter: true })
    expect(findingOf(await examines(workspace.address), 'rate-limit').sentence).to.match(/^10 calls .* 9 left/)
    await workspace.sets('API_Enable_Rate_Limiter_Limit_Calls_Default', 3)
    await sees(workspace.address, 'rate-limit', /only 3 calls/, /HTTP_FORWARDED_COUNT/)
    await workspace.troubles({ kind: 'answer', status: 429, seconds: 42, match: { path: 'livechat/config' } })
    await sees(workspace.address, 'rate-limit', /for 42 seconds/, /HTTP_FORWARDED_COUNT/)
  })

  it('knows a content policy that keeps the chat out, in a header or a tag', async () => {
    const { address } = await Workspace.open()
    const { origin } = new URL(address)
    const body = '<script async src="https://cdn.example.com/linnet.js" data-server="x"></script>'
    const strict = { 'content-security-policy': "default-src 'self'; img-src https:" }
    const page = await faulty({ faults: [{ path: '/', headers: strict, body }] })
    const missing = new RegExp(`script-src https://cdn.example.com; connect-src ${origin}; connect-src ws:`)
    await sees(address, 'content-policy', missing, /Content-Security-Policy/, '--origin', page)
    const tag = `<meta http-equiv="Content-Security-Policy" content="media-src 'none'">`
    const tagged = await faulty({ faults: [{ path: '/', body: tag }] })
    await sees(address, 'content-policy', /pictures or sounds: media-src/, /media-src/, '--origin', tagged)
    const open = { 'content-security-policy': `default-src ${origin} ${origin.replace('http', 'ws')}` }
    const right = await faulty({ faults: [{ path: '/', headers: open }] })
    expect(findingOf(await examines(address, '--origin', right), 'content-policy').status).to.equal('ok')
  })

  it('ends with 2 and a sentence where errors go when it was not understood', async () => {
    const ended = await executeServerCommand('doctor process', ['doctor', 'chat'])
    expect(ended).to.include({ code: 2, out: '' })
    expect(ended).to.have.property('err').that.contains('must be an address')
  })

  it('tells what it can do', async () => {
    const { code, text } = await runs('--help')
    expect(text).to.contain('node dist/doctor.js https://chat.example.com')
    expect(code).to.equal(0)
  })

  for (const [words, sentence] of [
    [['doktor'], /must be an address such as .* not "doktor"/],
    [['doctor'], /Which server\?/],
    [['doctor', 'chat'], /must be an address such as .* not "chat"/],
    [['doctor', 'https://a.example', 'b'], /Unexpected "b"/],
    [['doctor', 'https://a.example', '--origin', 'b'], /--origin must be an address/],
    [['doctor', 'https://a.example', '--timeout', 'soon'], /--timeout must be a number/],
    [['doctor', '--verbose'], /Unknown option '--verbose'; --help/],
  ] as const) {
    it(`says what is wrong with "${words.join(' ')}"`, async () => {
      const { code, text } = await runs(...words)
      expect(text)
        .to.match(sentence)
        .and.to.match(/^[^\n]+$/)
      expect(code).to.equal(2)
    })
  }
})
