import { computed } from './computed.ts'
import { $config, $reach } from './config.ts'
import { $consentMissing } from './consent.ts'
import { $forgetting, $receipts, $setAside, leaveFarewell } from './forget.ts'
import { $outbox } from './outbox.ts'
import { $endedRoom, $room, leaveEndedRoom } from './room.ts'
import { $visitor } from './visitor.ts'

/** What the panel shows. */
export type Screen =
  | 'loading'
  | 'consent'
  | 'unreachable'
  | 'offline'
  | 'register'
  | 'chat'
  | 'ended'
  | 'forgetting'
  | 'forgotten'

/** The farewells come before everything else, then the conversation, then what is needed to begin one. */
export const $screen = computed(
  [$visitor, $room, $endedRoom, $outbox, $config, $reach, $forgetting, $receipts, $setAside, $consentMissing],
  (visitor, room, ended, outbox, config, reach, forgetting, receipts, setAside, consentMissing): Screen => {
    if (!visitor && forgetting && !setAside) return 'forgetting'
    if (!visitor && receipts.length) return 'forgotten'
    if (room) return 'chat'
    if (ended) return 'ended'
    if (consentMissing) return 'consent'
    if (outbox.length) return 'chat'
    if (!config) return reach === 'unreachable' ? reach : 'loading'
    if (!config.online) return 'offline'
    const { name, email, department } = config.registration
    return !visitor?.id && (name || email || department) ? 'register' : 'chat'
  },
)

/** The visitor turns from a farewell to a new conversation. */
export function beginAnew(): void {
  leaveFarewell()
  leaveEndedRoom()
}
