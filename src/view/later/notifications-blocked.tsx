import type { ScreenProps } from '../panel.tsx'
import { PageFrame } from './page-frame.tsx'
import { allWords } from './words.ts'

/** The visitor wanted messages on the desktop and the browser shows none. */
export default function NotificationsBlocked({ show }: ScreenProps) {
  const texts = allWords()
  return (
    <PageFrame title={texts.notificationsBlocked} show={show}>
      <p>{texts.notificationsHint}</p>
    </PageFrame>
  )
}
