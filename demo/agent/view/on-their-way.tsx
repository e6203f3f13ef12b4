import type { ComponentChildren } from 'preact'
import { RequestError } from '../../../src/protocol/errors.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { $messages } from '../session/messages.ts'
import { $outbox, discard, sendAgain } from '../session/outbox.ts'
import { $uploads, dropUpload, shareAgain } from '../session/uploads.ts'
import { sentence } from '../words/sentence.ts'

const messages = fromStore($messages)
const outbox = fromStore($outbox)
const uploads = fromStore($uploads)

/** Words and files that are not with the server yet. */
export function OnTheirWay({ rid }: { rid: string }) {
  const here = <T extends { rid: string }>(all: readonly T[]): T[] => all.filter((one) => one.rid === rid)
  // The stream may be quicker than the answer.
  const arrived = new Set(messages.value[rid]?.map(({ id }) => id))
  return (
    <>
      {here(outbox.value)
        .filter(({ id }) => !arrived.has(id))
        .map((message) => (
          <OneOfThem
            key={message.id}
            state={message.state}
            onAgain={() => sendAgain(message)}
            onDiscard={() => discard(message)}
          >
            {message.words}
          </OneOfThem>
        ))}
      {here(uploads.value).map((upload) => (
        <OneOfThem
          key={upload.id}
          state={upload.state}
          onAgain={() => shareAgain(upload)}
          onDiscard={() => dropUpload(upload)}
        >
          {upload.file.name}
        </OneOfThem>
      ))}
    </>
  )
}

interface Props {
  state: 'sending' | number | RequestError
  onAgain: () => void
  onDiscard: () => void
  children: ComponentChildren
}

function OneOfThem({ state, onAgain, onDiscard, children }: Props) {
  const failed = state instanceof RequestError
  return (
    <article class="message own" data-first data-failed={failed || undefined}>
      <span class="unseen">You: </span>
      <div class="bubble plain" dir="auto">
        {children}
        {typeof state === 'number' && <progress value={state} aria-label="Uploading" />}
      </div>
      {failed ? (
        <footer>
          <span class="complaint" role="alert">
            Not sent. {sentence(state)}
          </span>{' '}
          <button type="button" class="link" onClick={onAgain}>
            Try again
          </button>{' '}
          <button type="button" class="link" onClick={onDiscard}>
            Discard
          </button>
        </footer>
      ) : (
        <footer>Sending…</footer>
      )}
    </article>
  )
}
