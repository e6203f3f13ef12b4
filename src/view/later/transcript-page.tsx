import menuWords from '../../locales/later/menu.ts'
import type { ScreenProps } from '../panel.tsx'
import { PageFrame } from './page-frame.tsx'
import { Transcript } from './transcript.tsx'
import { wordsWith } from './words.ts'

/** A copy by e-mail while the conversation goes on. */
export default function TranscriptPage({ show }: ScreenProps) {
  return (
    <PageFrame title={wordsWith(menuWords).transcript} show={show}>
      <Transcript open />
    </PageFrame>
  )
}
