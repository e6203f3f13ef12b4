import { useSignal } from '@preact/signals'
import { fill } from '../../locales/fill.ts'
import afterChatWords from '../../locales/later/after-chat.ts'
import menuWords from '../../locales/later/menu.ts'
import { announce } from '../../session/announcements.ts'
import { $config } from '../../session/config.ts'
import { mailTranscript } from '../../session/transcript.ts'
import { detail } from '../detail-field.ts'
import { Form } from '../form.tsx'
import { fromStore } from '../from-store.ts'
import { wordsWith } from './words.ts'

const config = fromStore($config)

/** A copy by e-mail, for whoever wants one. */
export function Transcript({ open = false }) {
  const state = useSignal<'closed' | 'open' | 'done'>(open ? 'open' : 'closed')
  const texts = wordsWith({ ...menuWords, ...afterChatWords })
  const email = detail('email', { type: 'email' })
  const sent = fill(texts.transcriptSent, { email: email.value })
  if (state.value === 'done') return <p>{sent}</p>
  if (state.value === 'closed') {
    return (
      <button type="button" class="quiet" onClick={() => (state.value = 'open')}>
        {texts.transcript}
      </button>
    )
  }
  return (
    <>
      {config.value?.messages['transcriptMessage'] && <p lang="">{config.value.messages['transcriptMessage']}</p>}
      <Form
        fields={[email]}
        submit={texts.transcript}
        onSubmit={async () => {
          await mailTranscript(email.value)
          state.value = 'done'
          announce(sent)
        }}
      />
    </>
  )
}
