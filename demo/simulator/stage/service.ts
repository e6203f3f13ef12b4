import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A pretend external service for triggers, so that a test needs no server of its own: `/_simulator/service?delay=ms&status=500`.
 * It says what it was told.
 */
export async function serveTrigger(request: Request, wishes: URLSearchParams): Promise<Response> {
  await sleep(Number(wishes.get('delay') ?? 0))
  const { visitorToken, metadata = [] } = (await request.json()) as { visitorToken: string; metadata?: unknown }
  const secret = request.headers.get('x-rocketchat-livechat-token')
  const contents = [
    { msg: `Hello ${visitorToken}, the secret is ${secret}.`, order: 0 },
    { msg: JSON.stringify(metadata), order: 1 },
  ]
  const status = Number(wishes.get('status') ?? 200)
  return status === 200 ? Response.json({ contents }) : new Response('The service is broken.', { status })
}
