import { inBackground } from '../../session/background.ts'
import { refresh } from '../../session/refresh.ts'
import { $problem } from '../../session/server.ts'
import { fromStore } from '../from-store.ts'
import { words } from '../words.ts'

const problem = fromStore($problem)

export function UnreachableScreen() {
  const { value: texts } = words
  return (
    <div class="page center">
      <h2>{(problem.value && texts.blocked) || texts.unreachable}</h2>
      <p>{texts.unreachableHint}</p>
      <button type="button" class="primary" data-focus onClick={() => inBackground(refresh())}>
        {texts.tryAgain}
      </button>
    </div>
  )
}
