import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isAway } from '../trouble/rules.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { splitPath, type Workspaces } from '../workspace/workspaces.ts'
import { Conversation } from './conversation.ts'
import { readEjson } from './ejson.ts'
import { SocketLine } from './line.ts'

/** The server asks, too, whether the other side is still there. */
const heartbeat = 30_000

const turnAway = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function read(text: string): Record<string, unknown> | undefined {
  try {
    const frame = readEjson(text)
    return typeof frame === 'object' && frame !== null ? (frame as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function openLine(workspace: Workspace, socket: WebSocket): void {
  const line = new SocketLine(socket, workspace)
  const conversation = new Conversation(line, workspace)
  const ping = setInterval(() => line.send({ msg: 'ping' }), heartbeat).unref()
  workspace.lines.add(line)
  workspace.linesEverOpened += 1
  socket.on('message', (data) => {
    const text = String(data)
    const frame = read(text)
    if (line.isSilent) return
    if (frame) conversation.hear(frame)
    else line.send({ msg: 'error', reason: 'Bad request', offendingMessage: text })
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(ping)
    workspace.lines.delete(line)
    conversation.end()
  })
}

/** Answers every request for a WebSocket on `/websocket`, and refuses it anywhere else. */
export function openLines(server: Server, workspaces: Workspaces): void {
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { name, path } = splitPath(request.url?.split('?')[0] ?? '')
    const workspace = workspaces.named(name)
    socket.on('error', () => socket.destroy())
    if (isAway(workspace)) return socket.destroy()
    if (path !== '/websocket') return turnAway(socket, '404 Not Found')
    if (workspace.trouble.socketsRefused) return turnAway(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (opened) => openLine(workspace, opened))
  })
}
