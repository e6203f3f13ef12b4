import { momentText } from '../../../src/protocol/moment.ts'
import { useNow } from './use-now.ts'

/** A moment in the agent's language; how far off it is, is said anew as time goes by. */
export function Moment({ moment, format }: { moment: number; format: string }) {
  useNow().value
  return (
    <time dateTime={new Date(moment).toISOString()} title={momentText({ moment, format: 'F' })}>
      {momentText({ moment, format })}
    </time>
  )
}
