import { useEffect, useRef } from 'preact/hooks'
import { count } from '../../../locales/fill.ts'
import composerWords from '../../../locales/later/composer.ts'
import { announce } from '../../../session/announcements.ts'
import { $uploads } from '../../../session/uploads/uploads.ts'
import { fromStore } from '../../from-store.ts'
import { wordsWith } from '../words.ts'

const uploads = fromStore($uploads)

/** Has a screen reader say how many files are chosen when one was chosen or removed. Those that are sent are said when they have been. */
export function useSpokenFiles(): void {
  const { value: all } = uploads
  const chosen = all.filter(({ state }) => state === 'chosen').map(({ id }) => id)
  const before = useRef(chosen)
  useEffect(() => {
    const isRemoved = before.current.some((id) => !all.some((upload) => upload.id === id))
    if (isRemoved || chosen.length > before.current.length)
      announce(count(wordsWith(composerWords), 'filesChosen', chosen.length))
    before.current = chosen
  }, [chosen.length])
}
