import { $hindrance } from '../../session/forget.ts'
import { beginAnew } from '../../session/screen.ts'
import { fromStore } from '../from-store.ts'
import { words } from '../words.ts'

const hindrance = fromStore($hindrance)

/** The wish is on its way. */
export function ForgettingScreen() {
  const { value: texts } = words
  const why = { '': texts.forgettingText, unreachable: texts.forgettingUnreachable, agent: texts.forgettingAgent }
  return (
    <div class="page center">
      <span class="spinner" />
      <h2 tabIndex={-1} data-focus>
        {texts.forgettingTitle}
      </h2>
      <p role="status">{why[hindrance.value] ?? texts.forgettingText}</p>
      {hindrance.value && (
        <button type="button" class="quiet" onClick={beginAnew}>
          {texts.newChat}
        </button>
      )}
    </div>
  )
}
