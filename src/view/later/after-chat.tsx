import { inBackground } from '../../session/background.ts'
import { $config } from '../../session/config.ts'
import { fromStore } from '../from-store.ts'
import { downloadConversation } from './download.ts'
import { Rating } from './rating.tsx'
import { LaterStyle } from './style.tsx'
import { Transcript } from './transcript.tsx'
import { allWords } from './words.ts'

const config = fromStore($config)

/** What a visitor may want after a conversation: to say how it was, and to have a copy. */
export default function AfterChat() {
  const texts = allWords()
  const { transcript, survey } = config.value ?? {}
  const save = (kind: 'html' | 'json') => () => inBackground(downloadConversation(kind))
  return (
    <>
      <LaterStyle />
      {!!survey?.items.length && <Rating />}
      {transcript && <Transcript />}
      <div class="row">
        <button type="button" class="link" onClick={save('html')}>
          {texts.downloadHtml}
        </button>
        <button type="button" class="link" onClick={save('json')}>
          {texts.downloadJson}
        </button>
      </div>
    </>
  )
}
