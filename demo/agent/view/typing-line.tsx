import { fromStore } from '../../../src/view/from-store.ts'
import { $typing } from '../session/typing.ts'

const typing = fromStore($typing)

/** Who is writing just now. */
export function TypingLine({ rid }: { rid: string }) {
  const names = typing.value[rid] ?? []
  if (!names.length) return null
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {new Intl.ListFormat('en').format(names)} {names.length > 1 ? 'are' : 'is'} typing…
    </p>
  )
}
