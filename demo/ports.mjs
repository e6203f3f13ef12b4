import { once } from 'node:events'
import { createServer } from 'node:net'

/** The demo is for this machine alone. */
export const host = '127.0.0.1'

/**
 * Listens on a port of this machine, or throws one sentence that says why not.
 * @param {import('node:net').Server} server
 * @param {number} port 0 for any that is free
 * @returns {Promise<string>} its address
 */
export async function listen(server, port) {
  try {
    await once(server.listen(port, host), 'listening')
  } catch (error) {
    throw new Error(`Port ${port} ${reason(error)}; choose others with --port.`)
  }
  return `http://${host}:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`
}

/** @param {unknown} error */
function reason(error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === 'EADDRINUSE') return 'is already in use'
  if (code === 'EACCES') return 'needs more rights than this account has'
  return `cannot be used (${code})`
}

/**
 * Finds out before anything takes time.
 * @param {number[]} ports
 */
export async function checkPorts(ports) {
  for (const port of ports) {
    const server = createServer()
    await listen(server, port)
    await once(server.close(), 'close')
  }
}
