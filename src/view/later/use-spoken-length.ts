import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { fill } from '../../locales/fill.ts'
import { announce } from '../../session/announcements.ts'
import { $config } from '../../session/config.ts'
import { $draft } from '../../session/draft.ts'
import { fromStore } from '../from-store.ts'
import { words } from '../words.ts'

const draft = fromStore($draft)
const config = fromStore($config)

/**
 * Has a screen reader say how long a message is when it comes near the limit, reaches it and passes it, not with every key, and again when the
 * visitor tries to send one that is too long.
 */
export function useSpokenLength(place: RefObject<HTMLElement | null>): void {
  const { length } = draft.value
  const limit = config.value?.textLimit ?? Number.POSITIVE_INFINITY
  const over = length - limit
  const stage = over > 0 ? 'over' : over === 0 ? 'full' : length > limit * 0.9 ? 'near' : ''
  const said = useRef(stage)
  const sentence = over > 0 ? fill(words.value.tooLong, { n: over }) : `${length} / ${limit}`
  useEffect(() => {
    // A draft that was there before is no news.
    if (stage && stage !== said.current) announce(sentence)
    said.current = stage
  }, [stage])
  useEffect(() => {
    const field = place.current?.closest('form')?.querySelector('textarea')
    const onKeyDown = ({ key, shiftKey, isComposing }: KeyboardEvent): void => {
      if (key === 'Enter' && !shiftKey && !isComposing && over > 0) announce(sentence)
    }
    field?.addEventListener('keydown', onKeyDown)
    return () => field?.removeEventListener('keydown', onKeyDown)
  }, [sentence])
}
