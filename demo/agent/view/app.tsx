import signalIcon from 'heroicons/24/outline/signal-slash.svg'
import { inBackground } from '../../../src/session/background.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { $arrival, resumeLogin } from '../session/account.ts'
import { serverAddress } from '../session/server.ts'
import { Desk } from './desk.tsx'
import { Empty } from './empty.tsx'
import { SignIn } from './sign-in.tsx'

const arrival = fromStore($arrival)

export function App() {
  if (!serverAddress()) return <NoServer />
  switch (arrival.value) {
    case 'in':
      return <Desk />
    case 'resuming':
      return <Waiting />
    case 'unreachable':
      return <Unreachable />
    default:
      return <SignIn expired={arrival.value === 'expired'} />
  }
}

const Waiting = () => (
  <main class="whole" aria-busy="true">
    <span class="spinner" />
    <p class="unseen" role="status">
      Signing in…
    </p>
  </main>
)

const NoServer = () => (
  <main class="whole">
    <Empty icon={signalIcon} title="Which server?">
      <p>
        This page does not say which Rocket.Chat it is for. Add <code>?server=https://chat.example.com</code> to its
        address.
      </p>
    </Empty>
  </main>
)

const Unreachable = () => (
  <main class="whole">
    <Empty icon={signalIcon} title="The server cannot be reached">
      <p>{serverAddress()} does not answer. You are still signed in.</p>
      <button type="button" class="primary" onClick={() => inBackground(resumeLogin())}>
        Try again
      </button>
    </Empty>
  </main>
)
