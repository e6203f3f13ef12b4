import { useSignal } from '@preact/signals'
import { fill } from '../../locales/fill.ts'
import offlineWords from '../../locales/later/offline.ts'
import { sentence } from '../../locales/sentence.ts'
import { RefusedError } from '../../protocol/errors.ts'
import { inBackground } from '../../session/background.ts'
import { $about, $config, askAbout } from '../../session/config.ts'
import { saveDetail } from '../../session/details.ts'
import { $draft, saveDraft } from '../../session/draft.ts'
import { leaveOfflineMessage } from '../../session/offline.ts'
import { refresh } from '../../session/refresh.ts'
import { $site } from '../../session/site.ts'
import { departmentField, detail } from '../detail-field.ts'
import { Form } from '../form.tsx'
import { fromStore } from '../from-store.ts'
import { customFields } from './full-form.tsx'
import { furtherConfig } from './further-config.ts'
import { AdminText } from './marked-text.tsx'
import { wordsWith } from './words.ts'

const about = fromStore($about)
const config = fromStore($config)
const draft = fromStore($draft)
const site = fromStore($site)

/** Nobody is there: a message for later, where the admin allows it. */
export default function OfflineScreen() {
  const thanks = useSignal('')
  const texts = wordsWith(offlineWords)
  const { messages, departments } = config.value ?? {}
  const { offlineForm, offlineTitle } = furtherConfig()
  if (!offlineForm) {
    return (
      <div class="page center">
        <AdminText text={messages?.['offlineUnavailableMessage']} usual={texts.offlineUnavailable} />
      </div>
    )
  }
  const title = site.value.theme?.offlineTitle || offlineTitle || undefined
  const wanted = departments?.find(({ id }) => id === about.value.department)
  if (thanks.value) {
    return (
      // Another page, so that its heading is new and gets the focus.
      <div key="thanks" class="page center">
        <h2 tabIndex={-1} data-focus>
          {texts.thanks}
        </h2>
        <AdminText text={messages?.['offlineSuccessMessage']} usual={texts.offlineThanks} />
        <button type="button" class="quiet" onClick={() => (thanks.value = '')}>
          {texts.anotherMessage}
        </button>
      </div>
    )
  }
  return (
    <div class="page">
      <h2 lang={title && ''}>{title || texts.offlineTitle}</h2>
      {wanted && <p>{fill(texts.nobodyThere, { name: wanted.name })}</p>}
      <AdminText text={messages?.['offlineMessage']} usual={texts.offlineText} />
      {wanted && (
        <button type="button" class="quiet" onClick={lookElsewhere}>
          {texts.otherDepartment}
        </button>
      )}
      <Form
        fields={[
          detail('name'),
          detail('email', { type: 'email' }),
          ...departmentField(departments ?? [], 'onOffline'),
          ...customFields(),
          { name: 'message', label: texts.message, type: 'message', value: draft.value, onChange: saveDraft },
        ]}
        submit={texts.send}
        onSubmit={async () => {
          thanks.value = await leaveOfflineMessage()
        }}
        explain={(error) => (error instanceof RefusedError ? texts.offlineRefused : sentence(error, texts))}
      />
    </div>
  )
}

/** Others may be there. */
function lookElsewhere(): void {
  askAbout({ department: undefined })
  saveDetail('department', '')
  inBackground(refresh())
}
