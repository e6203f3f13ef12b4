import { refusal } from '../locales/sentence.ts'
import { discardMessage, type Outgoing, retryMessage } from '../session/outbox.ts'
import { LinkedText } from './linked-text.tsx'
import { words } from './words.ts'

/** A message that the server has not confirmed. */
export function OutgoingView({ id, text, state, why }: Outgoing) {
  const { value: texts } = words
  return (
    <article class={`message own ${state}`} data-first data-last data-id={id}>
      <span class="unseen">{texts.you}: </span>
      <div class="bubble" part="message own" dir="auto" lang="">
        <LinkedText text={text} />
      </div>
      <footer>
        {state === 'failed' ? (
          <>
            <p role="alert">{refusal(why, texts)}</p>
            <button type="button" class="link" onClick={() => retryMessage(id)}>
              {why === 'room-closed' ? texts.sendInNewChat : texts.tryAgain}
            </button>
          </>
        ) : state === 'sending' ? (
          texts.sending
        ) : (
          texts.notSent
        )}
        {state !== 'sending' && (
          <button type="button" class="link" onClick={() => discardMessage(id)}>
            {texts.discard}
          </button>
        )}
      </footer>
    </article>
  )
}
