import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { createServer as createEncryptedServer } from 'node:https'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { selfSigned } from './self-signed.mjs'

/**
 * @typedef {object} Fault
 * @property {string} path how an address begins, for which it answers
 * @property {string} [method]
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 * @property {boolean} [silent] it never answers
 * @property {string} [raw] what it sends instead of HTTP
 * @property {string} [endless] what its body repeats for ever, compressed if a header says so
 * @property {boolean} [drips] its body goes on for ever, a byte at a time
 */

/**
 * A server or proxy that somebody has set up wrongly.
 * @typedef {object} Setup
 * @property {string} [to] the server that it stands before; without one there is nothing
 * @property {boolean} [selfSigned] it speaks https with a certificate of its own
 * @property {Fault[]} [faults]
 * @property {string} [upgrade] what it answers to whoever wants a WebSocket; `{accept}` becomes what a browser waits for
 * @property {boolean} [shouts] it goes on with that for ever
 */

const ANYONE = { 'access-control-allow-origin': '*' }

/** How many bytes endless bodies have had so far, before they are compressed, by the port of the server. @type {Map<number | undefined, number>} */
const sent = new Map()

/** @param {string} text @param {number | undefined} port */
function* repeat(text, port) {
  const chunk = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)), 'latin1')
  for (;;) {
    sent.set(port, (sent.get(port) ?? 0) + chunk.length)
    yield chunk
  }
}

/** Answers whoever wants a WebSocket. @param {Setup} setup @returns {(asked: import('node:http').IncomingMessage, socket: import('node:stream').Duplex) => void} */
const upgraded =
  ({ upgrade = 'HTTP/1.1 404 Not Found\r\n\r\n', shouts }) =>
  ({ headers }, socket) => {
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    socket.on('error', () => {})
    const words = upgrade.replace('{accept}', accept.digest('base64'))
    if (!shouts) return socket.end(words, 'latin1')
    socket.write(words, 'latin1')
    pipeline(Readable.from(repeat('\x81\x02{}', 0)), socket, () => {})
  }

/** @param {Setup} setup @returns {import('node:http').RequestListener} */
const answer =
  ({ to, faults = [] }) =>
  (asked, reply) => {
    const { url = '/', method = 'GET', headers } = asked
    const fault = faults.find((one) => url.startsWith(one.path) && (one.method ?? method) === method)
    if (url === '/_sent') return reply.writeHead(200, ANYONE).end(String(sent.get(asked.socket.localPort) ?? 0))
    if (fault?.silent) return
    if (fault?.raw !== undefined) return asked.socket.end(fault.raw)
    if (fault?.drips) {
      reply.writeHead(fault.status ?? 200, fault.headers)
      const drip = setInterval(() => reply.write(' '), 20)
      return reply.once('close', () => clearInterval(drip))
    }
    if (fault?.endless) {
      reply.writeHead(fault.status ?? 200, fault.headers)
      const isPacked = fault.headers?.['content-encoding'] === 'gzip'
      const source = Readable.from(repeat(fault.endless, asked.socket.localPort))
      return isPacked ? pipeline(source, createGzip(), reply, () => {}) : pipeline(source, reply, () => {})
    }
    if (fault) return reply.writeHead(fault.status ?? 200, fault.headers).end(fault.body)
    if (!to) return reply.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Nothing here</h1>')
    const { host } = new URL(to)
    const passed = request(`${to}${url}`, { method, headers: { ...headers, host } }, (got) => {
      reply.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(reply)
    })
    asked.pipe(passed)
  }

/**
 * The command `faulty server` starts one and returns its address. It passes no WebSocket on.
 * @returns {import('@web/test-runner').TestRunnerPlugin<Setup>}
 */
export function faultyServers() {
  /** @type {import('node:http').Server[]} */
  const servers = []
  return {
    name: 'faulty-servers',
    async executeCommand({ command, payload = {} }) {
      if (command !== 'faulty server') return undefined
      const server = payload.selfSigned
        ? createEncryptedServer(selfSigned(), answer(payload))
        : createServer(answer(payload))
      servers.push(server)
      server.on('upgrade', upgraded(payload))
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      return `${payload.selfSigned ? 'https' : 'http'}://127.0.0.1:${port}`
    },
    serverStop() {
      for (const server of servers) server.close().closeAllConnections()
    },
  }
}
