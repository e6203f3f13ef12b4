import { useSignal } from '@preact/signals'
import type { QuickReply } from '../../../protocol/attachment.ts'
import { sendMessage } from '../../../session/outbox.ts'
import { ExternalLink } from '../external-link.tsx'

/** Answers to choose from: a choice is sent as the visitor's own words, once. */
export function QuickReplies({ replies }: { replies: QuickReply[] }) {
  const chosen = useSignal(false)
  if (!replies.length) return null
  return (
    <div class="replies">
      {replies.map(({ label, says, url }) =>
        url ? (
          <ExternalLink key={label} class="reply" href={url} words={label} />
        ) : !says ? (
          <span key={label}>{label}</span>
        ) : (
          <button
            type="button"
            key={label}
            class="reply"
            disabled={chosen.value}
            onClick={() => {
              chosen.value = sendMessage(says)
            }}
          >
            {label}
          </button>
        ),
      )}
    </div>
  )
}
