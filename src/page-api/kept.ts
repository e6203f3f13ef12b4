import { list, text } from '../protocol/json.ts'
import { $reach, askAbout } from '../session/config.ts'
import { refresh } from '../session/refresh.ts'
import { describeSite } from '../session/site.ts'
import { store, stored } from '../session/storage.ts'
import { inTurn } from './in-turn.ts'

/** An agent who was chosen on an earlier page is chosen for so long. */
const HOUR = 3_600_000

/** Who should serve the next conversation; for a known visitor on the pages of the next hour too. */
export function chooseAgent(agent: { id: string; username: string; name: string }): void {
  store('agent', [agent.id, agent.username, agent.name, Date.now()])
  describeSite({ agent })
}

/** Which business unit the configuration is asked for; for a known visitor on the next pages too. @param id none is all */
export function chooseUnit(id: string | undefined): void {
  store('unit', id)
  askAbout({ businessUnit: id })
}

/** What earlier pages have chosen, before this one says anything. */
export function restoreChoices(): void {
  const [id, username, name, at] = list(stored('agent'))
  if (text(id) && Date.now() - Number(at) < HOUR)
    describeSite({ agent: { id: text(id), username: text(username), name: text(name) } })
  const unit = text(stored('unit'))
  if (!unit) return
  askAbout({ businessUnit: unit })
  if ($reach.get() !== 'unknown') inTurn(refresh)
}
