import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { createServer as createEncryptedServer } from 'node:https'
import { selfSigned } from './self-signed.mjs'

/**
 * @typedef {object} Fault
 * @property {string} path how an address begins, for which it answers
 * @property {string} [method]
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 * @property {boolean} [silent] it never answers
 */

/**
 * A server or proxy that somebody has set up wrongly.
 * @typedef {object} Setup
 * @property {string} [to] the server that it stands before; without one there is nothing
 * @property {boolean} [selfSigned] it speaks https with a certificate of its own
 * @property {Fault[]} [faults]
 */

/** @param {Setup} setup @returns {import('node:http').RequestListener} */
const answer =
  ({ to, faults = [] }) =>
  (asked, reply) => {
    const { url = '/', method = 'GET', headers } = asked
    const fault = faults.find((one) => url.startsWith(one.path) && (one.method ?? method) === method)
    if (fault?.silent) return
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
      server.on('upgrade', (_, socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'))
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      return `${payload.selfSigned ? 'https' : 'http'}://127.0.0.1:${port}`
    },
    serverStop() {
      for (const server of servers) server.close().closeAllConnections()
    },
  }
}
