import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { momentText } from '../../protocol/moment.ts'
import { words } from '../words.ts'

const REFRESH_MS = 5000

/** A moment in the language of the chat. A distance from now is refreshed while it is on screen. */
export function MomentView({ moment, format }: { moment: number; format: string }) {
  const { lang } = words.value
  const refreshes = useSignal(0)
  const isRelative = format === 'R'
  void refreshes.value
  useEffect(() => {
    if (!isRelative) return
    const timer = setInterval(() => {
      refreshes.value++
    }, REFRESH_MS)
    return () => clearInterval(timer)
  }, [isRelative, refreshes])
  return (
    <time
      dateTime={new Date(moment).toISOString()}
      title={momentText({ moment, format: 'F' }, lang)}
      lang={lang}
      dir="auto"
    >
      {momentText({ moment, format }, lang)}
    </time>
  )
}
