import { count } from '../locales/fill.ts'
import { $unsent, endChat } from '../session/end.ts'
import { forget } from '../session/forget.ts'
import { $room } from '../session/room.ts'
import { fromStore } from './from-store.ts'
import { useOwnId } from './use-own-id.ts'
import { words } from './words.ts'

/** What the visitor is asked before it is done. */
export type Question = 'end' | 'forget'

const unsent = fromStore($unsent)
const room = fromStore($room)

/** Asks once. The answer that changes nothing has the focus. */
export function Confirmation({ question, onDone }: { question: Question; onDone: () => void }) {
  const id = useOwnId()
  const { value: texts } = words
  const ending = question === 'end'
  const left = ending && unsent.value
  const then = (act: () => void) => () => {
    onDone()
    act()
  }
  return (
    <div class="veil">
      <div role="alertdialog" aria-labelledby={`${id}t`} aria-describedby={`${id}d`} class="confirmation">
        <h2 id={`${id}t`}>{ending ? texts.endQuestion : texts.forgetQuestion}</h2>
        <div id={`${id}d`}>
          <p>{ending ? texts.endText : texts.forgetText}</p>
          {left ? <p>{count(texts, 'endUnsent', left)}</p> : null}
          {!ending && room.value && <p>{texts.forgetOpen}</p>}
        </div>
        {left ? (
          <button type="button" class="primary" onClick={then(() => endChat({ sendFirst: true }))}>
            {texts.sendThenEnd}
          </button>
        ) : null}
        <button type="button" class="danger" onClick={then(ending ? endChat : forget)}>
          {ending ? texts.end : texts.forget}
        </button>
        <button type="button" class="quiet" data-focus onClick={onDone}>
          {ending ? texts.keepChatting : texts.cancel}
        </button>
      </div>
    </div>
  )
}
