import { useEffect, useRef } from 'preact/hooks'
import { fill } from '../../locales/fill.ts'
import composerWords from '../../locales/later/composer.ts'
import { announce } from '../../session/announcements.ts'
import { $config } from '../../session/config.ts'
import { $draft } from '../../session/draft.ts'
import { fromStore } from '../from-store.ts'
import { useOwnId } from '../use-own-id.ts'
import { wordsWith } from './words.ts'

const draft = fromStore($draft)
const config = fromStore($config)

/**
 * How long the message is, near the limit and past it. A screen reader says it when the message comes near the limit, reaches it and passes it,
 * not with every key, and again when the visitor tries to send one that is too long.
 */
export function MessageLength() {
  const place = useRef<HTMLParagraphElement>(null)
  const id = useOwnId()
  const { length } = draft.value
  const limit = config.value?.textLimit ?? Number.POSITIVE_INFINITY
  const over = length - limit
  const stage = over > 0 ? 'over' : over === 0 ? 'full' : length > limit * 0.9 ? 'near' : ''
  const said = useRef(stage)
  const sentence = over > 0 ? fill(wordsWith(composerWords).tooLong, { n: over }) : `${length} / ${limit}`
  useEffect(() => {
    // A draft that was there before is no news.
    if (stage && stage !== said.current) announce(sentence)
    said.current = stage
  }, [stage])
  useEffect(() => {
    const field = place.current?.closest('form')?.querySelector('textarea')
    if (!field) return
    const onKeyDown = ({ key, shiftKey, isComposing }: KeyboardEvent): void => {
      if (key === 'Enter' && !shiftKey && !isComposing && over > 0) announce(sentence)
    }
    if (stage) field.setAttribute('aria-describedby', id)
    else field.removeAttribute('aria-describedby')
    field.addEventListener('keydown', onKeyDown)
    return () => field.removeEventListener('keydown', onKeyDown)
  }, [sentence])
  return (
    <p ref={place} id={id} class={over > 0 ? 'complaint' : 'count'} hidden={!stage}>
      {stage && sentence}
    </p>
  )
}
