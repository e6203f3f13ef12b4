import { useSignal } from '@preact/signals'
import phoneIcon from 'heroicons/24/outline/phone.svg'
import { useEffect } from 'preact/hooks'
import type { CallRoom } from '../../../src/protocol/agent-calls.ts'
import { inBackground } from '../../../src/session/background.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { $callCenter, $calls, loadCalls } from '../session/calls.ts'
import { sentence } from '../words/sentence.ts'
import { duration } from '../words/time.ts'
import { Avatar } from './avatar.tsx'
import { Empty } from './empty.tsx'
import { EndCall } from './end-call.tsx'
import { useNow } from './use-now.ts'

const calls = fromStore($calls)
const callCenter = fromStore($callCenter)

/** Calls have no stream, so they are asked for while somebody looks; the server allows ten times a minute. */
const OFTEN = 10_000

/** The agent's inbound calls, where the server has such a thing. */
export function CallList() {
  useEffect(() => {
    inBackground(loadCalls())
    const timer = setInterval(() => inBackground(loadCalls()), OFTEN)
    return () => clearInterval(timer)
  }, [])
  const { value: state } = callCenter
  if (state === 'unknown') return <span class="spinner" />
  if (state === 'missing')
    return (
      <Empty icon={phoneIcon} title="This server has no call rooms">
        <p>Calls belonged to Rocket.Chat 6 and 7. Version 8 has taken them out.</p>
      </Empty>
    )
  if (state !== 'there')
    return (
      <Empty icon={phoneIcon} title="Calls could not be loaded">
        <p>{sentence(state)}</p>
      </Empty>
    )
  if (!calls.value.length)
    return (
      <Empty icon={phoneIcon} title="No calls">
        <p>Calls that come in appear here.</p>
      </Empty>
    )
  return (
    <ul aria-label="Calls">
      {calls.value.map((call) => (
        <CallItem key={call.id} call={call} />
      ))}
    </ul>
  )
}

function CallItem({ call }: { call: CallRoom }) {
  const now = useNow()
  const ending = useSignal(false)
  const { name, phone, queue, at } = call
  return (
    <li class="item">
      <div class="row">
        <Avatar name={name} />
        <strong>{name}</strong>
        <small class="when">{duration(now.value - at)}</small>
        <small class="words">{[phone, queue].filter(Boolean).join(' · ')}</small>
      </div>
      <button
        type="button"
        class="small"
        aria-label={`End the call of ${name}`}
        onClick={() => {
          ending.value = true
        }}
      >
        End
      </button>
      {ending.value && (
        <EndCall
          call={call}
          onClose={() => {
            ending.value = false
          }}
        />
      )}
    </li>
  )
}
