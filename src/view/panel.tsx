import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { $look } from '../session/look.ts'
import { $screen, type Screen } from '../session/screen.ts'
import { $site } from '../session/site.ts'
import { $size } from '../session/size.ts'
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

/** What a screen may do with the panel that it is in. */
export interface ScreenProps {
  /** Asks the visitor to confirm. */
  ask: (question: Question) => void
  /** Shows a page in place of the screen until the screen changes; without one goes back to the screen. */
  show: (page?: Page) => void
}

/** Something to show in the panel. Pages are opened from the menu and mostly come in further files. */
export type Page = (props: ScreenProps) => preact.ComponentChild

const SCREENS: Record<Screen, Page> = {
  loading: LoadingScreen,
  unreachable: UnreachableScreen,
  consent: later(() => import('./later/consent.tsx')),
  offline: later(() => import('./later/offline.tsx')),
  register: RegisterScreen,
  chat: ChatScreen,
  ended: EndedScreen,
  forgetting: ForgettingScreen,
  forgotten: ForgottenScreen,
}

/** What the panel owes to a phone, and to the eyes of its visitor. */
const Surroundings = later(
  () => import('./later/surroundings/surroundings.tsx'),
  () => null,
)

const look = fromStore($look)
const screen = fromStore($screen)
const site = fromStore($site)
const size = fromStore($size)

export function Panel({ invited, onClose }: { invited: boolean; onClose: () => void }) {
  const panel = useRef<HTMLDialogElement & HTMLDivElement>(null)
  const { placed } = site.value
  const Box = placed ? 'div' : 'dialog'
  // What is a part of the page is no dialog. TypeScript would have a role that both elements may have.
  const kind = (placed ? { role: 'region' } : { role: 'dialog', open: true }) as object
  const added = useSignal<{ over?: Screen; Page?: Page | undefined; question?: Question | undefined }>({})
  const { value: over } = screen
  const { title, silent } = words.value
  // A page goes with its screen. So does a question: where another tab, or the agent, was quicker there is nothing left to ask.
  const { Page: Shown = SCREENS[over], question } = added.value.over === over ? added.value : {}
  const ask = (question?: Question): void => {
    added.value = { over, Page: Shown, question }
  }
  const show = (Page?: Page): void => {
    added.value = { over, Page }
  }
  useFocusOn(panel, Shown, question, invited)
  return (
    <Box
      ref={panel}
      {...kind}
      part="panel"
      class={`panel ${over} ${size.value}`}
      aria-label={look.value.title || title}
      tabIndex={-1}
      onKeyDown={(event) => {
        // An input method takes its own Escape.
        if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
        event.stopPropagation()
        event.preventDefault()
        if (question) ask()
        else if (Shown !== SCREENS[over]) show()
        else onClose()
      }}
    >
      <div class={silent ? 'pages center' : 'pages'} inert={!!question}>
        {silent ? (
          <span class="spinner" />
        ) : (
          <>
            <Header ask={ask} show={show} onClose={onClose} />
            <Notices />
            <Shown ask={ask} show={show} />
          </>
        )}
      </div>
      <Surroundings />
      {question && <Confirmation question={question} onDone={() => ask()} />}
    </Box>
  )
}
