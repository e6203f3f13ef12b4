import { WebSocket } from 'ws'
import { CONNECT, parseFrame } from '../../protocol/ddp.ts'
import { after } from '../../protocol/timer.ts'
import { why } from './why.ts'

/** What Rocket.Chat greets with is far below this. */
const MAX_FRAME_BYTES = 100_000

/** Opens a WebSocket and lets the server say that it speaks DDP. @returns what went wrong; empty when nothing did */
export function handshake(url: string, origin: string, ms: number): Promise<string> {
  return new Promise((resolve) => {
    const ws = new WebSocket(url, {
      ...(origin && { origin }),
      handshakeTimeout: ms,
      maxPayload: MAX_FRAME_BYTES,
      perMessageDeflate: false,
    })
    const timer = after(ms, () => end('it opens, but nobody speaks'))
    const end = (reason: string): void => {
      clearTimeout(timer)
      ws.removeAllListeners('message').terminate()
      resolve(reason)
    }
    ws.on('open', () => ws.send(JSON.stringify(CONNECT)))
    ws.on('message', (data) => parseFrame(String(data)).is === 'connected' && end(''))
    ws.on('close', () => end('the server hangs up'))
    ws.on('unexpected-response', (_, { statusCode }) => end(`the answer was ${statusCode} instead of 101`))
    ws.on('error', (error) => end(/timed out/.test(error.message) ? 'no answer in time' : why(error).message))
  })
}
