import type { Message } from '../protocol/message.ts'
import { computed } from './computed.ts'
import { $config } from './config.ts'
import { $invitations } from './invitations.ts'
import { $messages } from './messages.ts'
import { $outbox, type Outgoing } from './outbox.ts'
import { $site } from './site.ts'

/** Kinds that say something to a visitor. Commands to widgets, page visits and the team's notes do not. */
const SHOWN = [
  '',
  'livechat-started',
  'uj',
  'ul',
  'livechat-close',
  'livechat_transfer_history',
  'rm',
  'videoconf',
  'livechat_video_call',
  'livechat_webrtc_video_call',
]

/** Whether the visitor gets to see a message: it says something to them, and neither the page nor the admin hides its kind. */
export const isShown = ({ kind }: Message): boolean =>
  SHOWN.includes(kind) && !($site.get().hiddenKinds ?? $config.get()?.hiddenKinds ?? []).includes(kind)

/** What the visitor sees of the conversation: what invited them to it, what the server has, then what is on its way. */
export const $conversation = computed(
  [$messages, $outbox, $config, $site, $invitations],
  (messages, outbox, _config, _site, invitations): { messages: readonly Message[]; outgoing: readonly Outgoing[] } => {
    const ids = new Set(messages.map(({ id }) => id))
    return {
      messages: [
        // Whatever clock they had, they were there before.
        ...invitations.map((one) => ({ ...one, at: messages[0]?.at ?? one.at })),
        ...messages.filter(isShown),
      ],
      // The stream may be quicker than the answer.
      outgoing: outbox.filter(({ id }) => !ids.has(id)),
    }
  },
)
