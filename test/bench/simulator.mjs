// How many requests a second the simulator answers while 200 visitors are connected and hear of everything that is said.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { WebSocket } from 'ws'

const VISITORS = 200
const AT_ONCE = 40
const SECONDS = 4

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

/** The simulator in a process of its own, as in the tests; all visitors in this one. */
export default async function measure() {
  const child = spawn(process.execPath, ['dist/simulator.js', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const address = String(line).trim().replace('listening on ', '')
  const visitors = await Promise.all(Array.from({ length: VISITORS }, () => connect(address)))
  const anybody = () => /** @type {typeof visitors[0]} */ (visitors[Math.floor(Math.random() * VISITORS)])

  await race('messages', () => {
    const { rid, token } = anybody()
    return ask(address, 'livechat/message', { rid, token, msg: 'Is the *No. 45* in stock again? :bird:' })
  })
  await race('pages of history', () => {
    const { rid, token } = anybody()
    return ask(address, `livechat/messages.history/${rid}?token=${token}`)
  })
  await race('configurations', () => ask(address, `livechat/config?token=${anybody().token}`))
  await race('new workspaces', () => ask(`${address}/w/${randomUUID()}`, 'livechat/config'))
  const heard = visitors.reduce((sum, { heard }) => sum + heard(), 0)
  console.log(`${VISITORS} visitors have heard ${heard} things meanwhile.`)
  for (const { socket } of visitors) socket.terminate()
  agent.destroy()
  child.kill()
}

/**
 * Asks again and again, by several hands, and says how often that went well in a second.
 * @param {string} what
 * @param {() => Promise<unknown>} work
 */
async function race(what, work) {
  const start = performance.now()
  let done = 0
  const hand = async () => {
    for (; performance.now() - start < SECONDS * 1000; done += 1) await work()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand))
  console.log(`${String(Math.round((done / (performance.now() - start)) * 1000)).padStart(7)} ${what} a second`)
}

/** @param {string} server */
async function connect(server) {
  const token = randomUUID()
  await ask(server, 'livechat/visitor', { visitor: { token, name: 'Ada', email: `${token}@example.com` } })
  const { room } = await ask(server, `livechat/room?token=${token}`)
  const socket = new WebSocket(`${server.replace('http', 'ws')}/websocket`)
  let count = 0
  await once(socket, 'open')
  socket.on('message', () => {
    count += 1
  })
  const visitor = { useCollection: false, args: [{ token, visitorToken: token }] }
  for (const message of [
    { msg: 'connect', version: '1', support: ['1'] },
    { msg: 'sub', id: 'a', name: 'stream-room-messages', params: [room._id, visitor] },
    { msg: 'sub', id: 'b', name: 'stream-livechat-room', params: [room._id, visitor] },
  ])
    socket.send(JSON.stringify(message))
  return { token, rid: room._id, socket, heard: () => count }
}

/**
 * @param {string} server
 * @param {string} route
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function ask(server, route, body) {
  const headers = body && { 'Content-Type': 'application/json' }
  const sent = request(`${server}/api/v1/${route}`, { method: body ? 'POST' : 'GET', agent, headers })
  sent.end(body && JSON.stringify(body))
  const [answer] = await once(sent, 'response')
  const text = (await answer.setEncoding('utf8').toArray()).join('')
  if (answer.statusCode !== 200) throw new Error(`${route} answered ${answer.statusCode}: ${text}`)
  return JSON.parse(text)
}
