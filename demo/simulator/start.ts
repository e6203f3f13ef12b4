import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from './http/app.ts'
import type { Options } from './options.ts'
import { openLines } from './realtime/lines.ts'
import { Workspaces } from './workspace/workspaces.ts'

export interface Simulator {
  /** Where it listens, for example `http://127.0.0.1:4001`. */
  address: string
  close(): Promise<void>
}

/**
 * Starts a pretend Rocket.Chat server on this machine.
 *
 *     const { address, close } = await startSimulator({ port: 4001 })
 *
 * Port 0 takes a free one. Rejects when the port is taken.
 */
export async function startSimulator({ port = 0, officialWidget }: Options = {}): Promise<Simulator> {
  const workspaces = new Workspaces()
  const { fetch } = createApp(workspaces, officialWidget)
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server
  openLines(server, workspaces)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const { lines } of workspaces.all()) for (const line of lines) line.cut()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
