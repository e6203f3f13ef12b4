import consentWords from '../../locales/later/consent.ts'
import { agree } from '../../session/agree.ts'
import { $config } from '../../session/config.ts'
import { closePanel } from '../../session/panel.ts'
import { fromStore } from '../from-store.ts'
import { AdminText, MarkedText } from './marked-text.tsx'
import { LaterStyle } from './style.tsx'
import { wordsWith } from './words.ts'

const config = fromStore($config)

/** What the visitor must agree to before anything about them is stored or sent. */
export default function ConsentScreen() {
  const texts = wordsWith(consentWords)
  const text = config.value?.messages['dataProcessingConsentText']
  const paragraphs = [text ?? texts.consentText, texts.consentForget]
  return (
    <div class="page consent">
      <LaterStyle />
      <h2 tabIndex={-1} data-focus>
        {texts.consentTitle}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="reading" dir="auto" tabIndex={0}>
        <AdminText text={text} usual={texts.consentText} />
        <MarkedText text={texts.consentForget} />
      </div>
      <button type="button" class="primary" onClick={() => void agree(paragraphs.join('\n\n'))}>
        {texts.agree}
      </button>
      <button type="button" class="quiet" onClick={closePanel}>
        {texts.notNow}
      </button>
    </div>
  )
}
