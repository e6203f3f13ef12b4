import { Downloads } from './downloads.tsx'
import { furtherConfig } from './further-config.ts'
import { Rating } from './rating.tsx'
import { LaterStyle } from './style.tsx'
import { Transcript } from './transcript.tsx'

/** What a visitor may want after a conversation: to say how it was, and to have a copy. */
export default function AfterChat() {
  const { transcript, survey } = furtherConfig()
  return (
    <>
      <LaterStyle />
      {!!survey.items.length && <Rating />}
      {transcript && <Transcript />}
      <Downloads />
    </>
  )
}
