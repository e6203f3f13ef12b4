import menuWords from '../../locales/later/menu.ts'
import type { ScreenProps } from '../panel.tsx'
import { Downloads } from './downloads.tsx'
import { PageFrame } from './page-frame.tsx'
import { wordsWith } from './words.ts'

/** The conversation could not be fetched at once; here it can be tried again. */
export default function SavePage({ show }: ScreenProps) {
  const texts = wordsWith(menuWords)
  return (
    <PageFrame title={texts.download} show={show}>
      <p>{texts.downloadFailed}</p>
      <Downloads />
    </PageFrame>
  )
}
