import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { $look } from '../session/look.ts'
import { $screen, type Screen } from '../session/screen.ts'
import { Confirmation, type Question } from './confirmation.tsx'
import { fromStore } from './from-store.ts'
import { Header } from './header.tsx'
import { later } from './later.tsx'
import { Notices } from './notices.tsx'
import { ChatScreen } from './screens/chat.tsx'
import { EndedScreen } from './screens/ended.tsx'
import { ForgettingScreen } from './screens/forgetting.tsx'
import { ForgottenScreen } from './screens/forgotten.tsx'
import { LoadingScreen } from './screens/loading.tsx'
import { RegisterScreen } from './screens/register.tsx'
import { UnreachableScreen } from './screens/unreachable.tsx'
import { useFocusOn } from './use-focus-on.ts'
import { words } from './words.ts'

/** A screen may ask the visitor to confirm. */
export interface ScreenProps {
  ask: (question: Question) => void
}

const SCREENS: Record<Screen, (props: ScreenProps) => preact.ComponentChild> = {
  loading: LoadingScreen,
  unreachable: UnreachableScreen,
  offline: later(() => import('./later/offline.tsx')),
  register: RegisterScreen,
  chat: ChatScreen,
  ended: EndedScreen,
  forgetting: ForgettingScreen,
  forgotten: ForgottenScreen,
}

const look = fromStore($look)
const screen = fromStore($screen)

export function Panel({ invited, onClose }: { invited: boolean; onClose: () => void }) {
  const panel = useRef<HTMLDivElement>(null)
  const question = useSignal<Question | undefined>(undefined)
  const Shown = SCREENS[screen.value]
  const ask = (asked: Question | undefined): void => {
    question.value = asked
  }
  useFocusOn(panel, `${screen.value} ${question.value ?? ''}`, invited)
  return (
    <div
      ref={panel}
      role="dialog"
      class={`panel ${screen.value}`}
      aria-label={look.value.title || words.value.title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        if (question.value) ask(undefined)
        else onClose()
      }}
    >
      <div class="pages" inert={!!question.value}>
        <Header ask={ask} onClose={onClose} />
        <Notices />
        <Shown ask={ask} />
      </div>
      {question.value && <Confirmation question={question.value} onDone={() => ask(undefined)} />}
    </div>
  )
}
