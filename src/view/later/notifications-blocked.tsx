import menuWords from '../../locales/later/menu.ts'
import type { ScreenProps } from '../panel.tsx'
import { PageFrame } from './page-frame.tsx'
import { wordsWith } from './words.ts'

/** The visitor wanted messages on the desktop and the browser shows none. */
export default function NotificationsBlocked({ show }: ScreenProps) {
  const texts = wordsWith(menuWords)
  return (
    <PageFrame title={texts.notificationsBlocked} show={show}>
      <p>{texts.notificationsHint}</p>
    </PageFrame>
  )
}
