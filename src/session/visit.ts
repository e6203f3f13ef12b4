import { visitPage } from '../protocol/visit-rest.ts'
import { address } from './address.ts'
import { keepTrying } from './keep-trying.ts'
import { $room } from './room.ts'
import { $site } from './site.ts'
import { pageTitle } from './title.ts'
import { $visitor, asVisitor } from './visitor.ts'

/**
 * Tells the team which page the visitor is on. Only while a conversation is going on: before it, where somebody goes is nobody's business.
 * @param change what is new about the page; the server keeps one kind of the two, as its admin has set it
 */
export async function reportVisit(change: 'url' | 'title'): Promise<void> {
  const room = $room.get()
  const token = $visitor.get()?.token
  const { visits = 'path' } = $site.get()
  if (!room || !token || visits === 'off') return
  const { origin, pathname, href } = new URL(address())
  const page = { change, title: pageTitle(), href: visits === 'full' ? href : origin + pathname }
  const report = async (): Promise<void> => {
    if ($room.get()?.id === room.id) await visitPage(asVisitor(), { rid: room.id, token }, page)
  }
  await keepTrying(report, asVisitor().signal)
}
