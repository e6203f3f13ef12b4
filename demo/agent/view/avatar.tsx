import { useSignal } from '@preact/signals'
import { avatarAddress } from '../session/addresses.ts'

interface Props {
  name: string
  /** Of somebody of the team: visitors have no picture. */
  username?: string
  status?: string
}

/** A face, or the initials where there is no picture. The name stands beside it, so it says nothing by itself. */
export function Avatar({ name, username, status }: Props) {
  const missing = useSignal(false)
  return (
    <span class="avatar" data-status={status || undefined} data-hue={hueOf(name)} aria-hidden="true">
      {initials(name)}
      {username && !missing.value && (
        <img
          alt=""
          src={avatarAddress(username)}
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
    .split(/[\s-]+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()

/** One of six colours, the same for the same name. */
const hueOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6
