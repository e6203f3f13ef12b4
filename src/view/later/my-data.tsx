import { useSignal } from '@preact/signals'
import menuWords from '../../locales/later/menu.ts'
import myDataWords from '../../locales/later/my-data.ts'
import { sentence } from '../../locales/sentence.ts'
import type { RequestError } from '../../protocol/errors.ts'
import { toJson } from '../../protocol/json.ts'
import { inBackground } from '../../session/background.ts'
import { everything, inBrowser } from '../../session/my-data.ts'
import type { ScreenProps } from '../panel.tsx'
import { ConsentFacts } from './consent-facts.tsx'
import { download } from './download.ts'
import { StoredFacts } from './facts.tsx'
import { orTrouble } from './or-trouble.ts'
import { PageFrame } from './page-frame.tsx'
import { ServerData } from './server-data.tsx'
import { wordsWith } from './words.ts'

/** What is known about the visitor, here and on the server, and what they can do about it. */
export default function MyData({ ask, show }: ScreenProps) {
  const trouble = useSignal<RequestError | undefined>(undefined)
  const texts = wordsWith({ ...menuWords, ...myDataWords })
  const save = async (): Promise<void> => {
    const { value, error } = await orTrouble(everything())
    trouble.value = error
    if (value) download('my-data.json', 'application/json', toJson(value, 2))
  }
  return (
    <PageFrame title={texts.myData} show={show}>
      <p>{texts.myDataText}</p>
      <ServerData />
      <ConsentFacts />
      <h3>{texts.inBrowser}</h3>
      <StoredFacts facts={inBrowser().filter(([key]) => key !== 'consent')} />
      <p role="alert" class="complaint">
        {trouble.value && sentence(trouble.value, texts)}
      </p>
      <button type="button" class="quiet" onClick={() => inBackground(save())}>
        {texts.downloadMyData}
      </button>
      <button type="button" class="danger" onClick={() => ask('forget')}>
        {texts.forget}
      </button>
    </PageFrame>
  )
}
