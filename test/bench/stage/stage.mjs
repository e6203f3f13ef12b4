// What every measurement stands on: the simulator, a shop with a page for each contestant, and a browser.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import puppeteer from 'puppeteer-core'
import { args, findChromium } from '../../browser.mjs'
import { officialWidget, snippet } from '../../official-widget.mjs'

/** @typedef {'bare' | 'linnet' | 'official'} Contestant */

/** What stands in the page of each. @type {Record<Contestant, (server: string) => string>} */
const tags = {
  bare: () => '',
  linnet: (server) => `<script async src="/linnet.js" data-server="${server}"></script>`,
  official: snippet,
}

const paragraph =
  '<p>Each box is made of larch from the next valley, left rough inside so that a fledgling can climb.</p>'

/** A small page of a shop; what it has in it is the same for all. @param {string} tag */
const shopPage = (tag) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><h1>Boxes</h1>${paragraph.repeat(20)}${tag}`

/** Everything in one place, and how to put it away again. */
export async function openStage() {
  const simulator = await startSimulator()
  const site = await serveSite(simulator.address)
  const browser = await puppeteer.launch({ ...findChromium(), args })
  return {
    site: site.address,
    browser,
    /** A Rocket.Chat of one's own. */
    openWorkspace: () => openWorkspace(`${simulator.address}/w/${randomUUID()}`),
    async close() {
      await browser.close()
      site.close()
      simulator.close()
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */
/** @typedef {Awaited<ReturnType<typeof openWorkspace>>} Workspace */

async function startSimulator() {
  const command = ['dist/simulator.js', '--port', '0', '--official-widget', officialWidget]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { address: String(line).trim().replace('listening on ', ''), close: () => child.kill() }
}

/** Files go out gzipped, as the other widget's do. @param {string} simulator */
async function serveSite(simulator) {
  const server = createServer(async ({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://shop')
    const contestant = /** @type {Contestant} */ (pathname.slice(1))
    if (contestant in tags) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      return response.end(shopPage(tags[contestant](searchParams.get('server') ?? simulator)))
    }
    try {
      const file = await readFile(join('dist', normalize(pathname)))
      response.setHeader('Content-Type', extname(pathname) === '.js' ? 'text/javascript' : 'application/octet-stream')
      response.setHeader('Content-Encoding', 'gzip')
      response.setHeader('Cache-Control', 'public, max-age=0')
      response.end(gzipSync(file))
    } catch {
      response.writeHead(404).end()
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** A workspace where the first word needs no form, and an agent who is served every chat. @param {string} address */
async function openWorkspace(address) {
  const admin = await signIn(address, 'admin')
  await admin.post('settings/Livechat_registration_form', { value: false })
  const agent = await signIn(address, 'agent')
  await (await signIn(address, 'agent2')).post('livechat/agent.status', { status: 'not-available' })
  const backstage = (/** @type {string} */ what, /** @type {object} */ body) =>
    send(`${address}/_simulator/${what}`, { method: 'POST', headers: json, body: JSON.stringify(body) })
  return {
    address,
    /** The conversation that the agent serves. @returns {Promise<string>} */
    async room() {
      for (;;) {
        const { rooms } = await admin.get('livechat/rooms?open=true')
        /** @type {{ _id: string } | undefined} */
        const served = rooms.find((/** @type {any} */ room) => room.open && room.servedBy)
        if (served) return served._id
      }
    },
    /** @param {string} rid @param {string} msg */
    reply: (rid, msg) => agent.post('chat.sendMessage', { message: { rid, msg } }),
    /** Older messages, a minute between any two. @param {string} rid @param {number} count */
    fill: (rid, count) => backstage('fill', { rid, count }),
    /** @param {string} rid */
    endRoom: (rid) => agent.post('livechat/room.closeByUser', { rid, comment: 'Done' }),
  }
}

const json = { 'Content-Type': 'application/json' }

/** @param {string} address @param {string} user */
async function signIn(address, user) {
  const body = JSON.stringify({ user, password: user })
  const { data } = await send(`${address}/api/v1/login`, { method: 'POST', headers: json, body })
  const headers = { ...json, 'X-User-Id': data.userId, 'X-Auth-Token': data.authToken }
  return {
    /** @param {string} route */
    get: (route) => send(`${address}/api/v1/${route}`, { headers }),
    /** @param {string} route @param {object} body */
    post: (route, body) => send(`${address}/api/v1/${route}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  }
}

/** @param {string} url @param {RequestInit} request @returns {Promise<any>} */
async function send(url, request) {
  const answer = await fetch(url, request)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}
