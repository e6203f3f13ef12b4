import checkIcon from 'heroicons/24/outline/check-circle.svg'
import { $receipts } from '../../session/forget.ts'
import { beginAnew } from '../../session/screen.ts'
import { fromStore } from '../from-store.ts'
import { Icon } from '../icon.tsx'
import { later } from '../later.tsx'
import { words } from '../words.ts'

const receipts = fromStore($receipts)
const Receipt = later(() => import('../later/receipt.tsx'))

/** The server has said yes. */
export function ForgottenScreen() {
  const { value: texts } = words
  const { value: proofs } = receipts
  return (
    <div class="page center">
      <Icon path={checkIcon} />
      <h2 tabIndex={-1} data-focus>
        {texts.forgottenTitle}
      </h2>
      <p>{proofs.some(({ deletion }) => deletion) ? texts.forgottenText : texts.forgottenGone}</p>
      <Receipt proofs={proofs} />
      <button type="button" class="primary" onClick={beginAnew}>
        {texts.newChat}
      </button>
    </div>
  )
}
