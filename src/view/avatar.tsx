import { useSignal } from '@preact/signals'
import { onServer } from '../session/server.ts'

interface Props {
  person: { name: string; username: string }
  status?: string
}

/** A face, or the initials where there is no picture. The name stands beside it, so it says nothing by itself. */
export function Avatar({ person: { name, username }, status }: Props) {
  const missing = useSignal(false)
  return (
    <span class="avatar" data-status={status} aria-hidden="true">
      {initials(name)}
      {!missing.value && (
        <img
          alt=""
          referrerpolicy="no-referrer"
          src={onServer(`avatar/${encodeURIComponent(username)}`)}
          onError={() => {
            missing.value = true
          }}
        />
      )}
    </span>
  )
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
