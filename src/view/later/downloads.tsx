import { useSignal } from '@preact/signals'
import afterChatWords from '../../locales/later/after-chat.ts'
import { sentence } from '../../locales/sentence.ts'
import { RequestError } from '../../protocol/errors.ts'
import { inBackground } from '../../session/background.ts'
import { downloadConversation } from './download.ts'
import { wordsWith } from './words.ts'

/** The conversation to keep: as a page to read or as data. */
export function Downloads() {
  const trouble = useSignal<RequestError | undefined>(undefined)
  const texts = wordsWith(afterChatWords)
  const save = async (kind: 'html' | 'json'): Promise<void> => {
    trouble.value = undefined
    try {
      await downloadConversation(kind)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      trouble.value = error
    }
  }
  return (
    <>
      <div class="row">
        <button type="button" class="link" onClick={() => inBackground(save('html'))}>
          {texts.downloadHtml}
        </button>
        <button type="button" class="link" onClick={() => inBackground(save('json'))}>
          {texts.downloadJson}
        </button>
      </div>
      <p role="alert" class="complaint">
        {trouble.value && sentence(trouble.value, texts)}
      </p>
    </>
  )
}
