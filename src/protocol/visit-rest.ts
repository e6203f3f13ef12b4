import { request, type Server } from './request.ts'
import type { RoomKey } from './room-rest.ts'

/** A page that the visitor is on. */
export interface Visit {
  /** What is new about it; the server keeps one of the two kinds (`Livechat_history_monitor_type`) and ignores the other. */
  change: 'url' | 'title'
  title: string
  href: string
}

/**
 * `POST livechat/page.visited`: a page that agents see in the conversation's history. The token is not checked. Ten times a minute.
 * The answer to a visit that the server ignores is `success: true` alone, so there is no other proof.
 */
export async function visitPage(
  server: Server,
  { rid, token }: RoomKey,
  { change, title, href }: Visit,
): Promise<void> {
  await request(server, 'livechat/page.visited', {
    json: { token, rid, pageInfo: { change, title, location: { href } } },
    proof: () => true,
  })
}
