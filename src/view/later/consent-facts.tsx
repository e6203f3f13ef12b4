import myDataWords from '../../locales/later/my-data.ts'
import { $consent } from '../../session/consent.ts'
import { fromStore } from '../from-store.ts'
import { clock } from '../message-text.ts'
import { Facts } from './facts.tsx'
import { wordsWith } from './words.ts'

const consent = fromStore($consent)

/** What the visitor has agreed to, word for word. */
export function ConsentFacts() {
  const { agreedTo, agreedAt, agreedText, agreedHash } = wordsWith(myDataWords)
  if (!consent.value) return null
  const { at, text, hash } = consent.value
  return (
    <>
      <h3>{agreedTo}</h3>
      <Facts
        facts={[
          [agreedAt, clock(at, 'full')],
          [agreedText, text],
          [agreedHash, hash],
        ]}
      />
    </>
  )
}
