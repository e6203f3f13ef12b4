import closeIcon from 'heroicons/24/outline/x-mark.svg'
import { count } from '../locales/fill.ts'
import { refusal } from '../locales/sentence.ts'
import { $ending, $unsent } from '../session/end.ts'
import { $wouldLose } from '../session/leaving.ts'
import { $line } from '../session/line.ts'
import { $notice, dismissNotice } from '../session/notice.ts'
import { $offline } from '../session/online.ts'
import { $screen } from '../session/screen.ts'
import { $wishes } from '../session/wish.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

const line = fromStore($line)
const notice = fromStore($notice)
const ending = fromStore($ending)
const screen = fromStore($screen)
const offline = fromStore($offline)
const unsent = fromStore($unsent)
const wouldLose = fromStore($wouldLose)
const wishes = fromStore($wishes)

/** What the visitor has to know at any time: one line each, under the header. */
export function Notices() {
  const { value: texts } = words
  const waiting = unsent.value
  const lines = [
    offline.value && (waiting ? count(texts, 'offlineWaiting', waiting) : texts.offline),
    line.value === 'waiting' && !offline.value && texts.reconnecting,
    wouldLose.value && texts.wouldLose,
    ending.value && texts.ending,
    screen.value !== 'forgetting' && wishes.value.some(({ kind }) => kind === 'forget') && texts.forgettingText,
  ].filter((text) => text !== false)
  return (
    <div class="notices" role="status" aria-atomic={false}>
      {lines.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {notice.value && (
        <p>
          {refusal(notice.value, texts)}
          <button type="button" class="icon" aria-label={texts.dismiss} onClick={dismissNotice}>
            <Icon path={closeIcon} />
          </button>
        </p>
      )}
    </div>
  )
}
