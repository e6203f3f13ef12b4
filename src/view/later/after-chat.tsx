import { $config } from '../../session/config.ts'
import { fromStore } from '../from-store.ts'
import { Downloads } from './downloads.tsx'
import { Rating } from './rating.tsx'
import { LaterStyle } from './style.tsx'
import { Transcript } from './transcript.tsx'

const config = fromStore($config)

/** What a visitor may want after a conversation: to say how it was, and to have a copy. */
export default function AfterChat() {
  const { transcript, survey } = config.value ?? {}
  return (
    <>
      <LaterStyle />
      {!!survey?.items.length && <Rating />}
      {transcript && <Transcript />}
      <Downloads />
    </>
  )
}
