import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { count } from '../../locales/fill.ts'
import myDataWords from '../../locales/later/my-data.ts'
import receiptWords from '../../locales/later/receipt.ts'
import { sentence } from '../../locales/sentence.ts'
import { parseFormFields } from '../../protocol/custom-field.ts'
import type { RequestError } from '../../protocol/errors.ts'
import type { VisitorDetails } from '../../protocol/visitor-details.ts'
import { inBackground } from '../../session/background.ts'
import { $config } from '../../session/config.ts'
import { $messages } from '../../session/messages.ts'
import { askServer, shortened } from '../../session/my-data.ts'
import { $room } from '../../session/room.ts'
import { $visitor } from '../../session/visitor.ts'
import { fromStore } from '../from-store.ts'
import { clock } from '../message-text.ts'
import { Correction } from './correction.tsx'
import { type Fact, Facts } from './facts.tsx'
import { orTrouble } from './or-trouble.ts'
import { wordsWith } from './words.ts'

const config = fromStore($config)
const messages = fromStore($messages)
const room = fromStore($room)
const visitor = fromStore($visitor)

/** What the server says about the visitor, asked when it is looked at. */
export function ServerData() {
  const answer = useSignal<{ value?: VisitorDetails | null; error?: RequestError } | undefined>(undefined)
  const texts = wordsWith({ ...myDataWords, ...receiptWords })
  const load = async (): Promise<void> => {
    answer.value = undefined
    answer.value = await orTrouble(askServer())
  }
  useEffect(() => inBackground(load()), [])
  const { value: known, error } = answer.value ?? {}
  return (
    <>
      <h3>{texts.onServer}</h3>
      {!answer.value && <span class="spinner" role="img" aria-label={texts.loading} />}
      {error && (
        <>
          <p role="alert" class="complaint">
            {sentence(error, texts)}
          </p>
          <button type="button" class="quiet" onClick={() => inBackground(load())}>
            {texts.tryAgain}
          </button>
        </>
      )}
      {known === null && <p>{texts.nothingStored}</p>}
      {known && <Known details={known} onChange={() => inBackground(load())} />}
    </>
  )
}

function Known({ details, onChange }: { details: VisitorDetails; onChange: () => void }) {
  const correcting = useSignal(false)
  const texts = wordsWith({ ...myDataWords, ...receiptWords })
  const done = (changed: boolean): void => {
    correcting.value = false
    if (changed) onChange()
  }
  return (
    <>
      <Facts facts={person(details)} />
      {correcting.value ? (
        <Correction details={details} onDone={done} />
      ) : (
        <button type="button" class="quiet" onClick={() => (correcting.value = true)}>
          {texts.correct}
        </button>
      )}
      <h3>{texts.conversations}</h3>
      <Facts facts={conversations(details)} />
      <p>{texts.earlierChats}</p>
    </>
  )
}

function person({
  name,
  email,
  phone,
  fields,
  department,
  username,
  id,
  since,
  address,
  browser,
}: VisitorDetails): Fact[] {
  const texts = wordsWith({ ...myDataWords, ...receiptWords })
  const { departments = [], fields: known = [] } = config.value ?? {}
  const labels = new Map(parseFormFields(known).map(({ key, label }) => [key, label]))
  return [
    [texts.name, name],
    [texts.email, email],
    [texts.phone, phone],
    ...Object.entries(fields).map(([key, value]): Fact => [labels.get(key) ?? key, value]),
    [texts.department, departments.find((one) => one.id === department)?.name ?? department],
    [texts.knownAs, username],
    [texts.receiptId, id],
    [texts.token, shortened(visitor.value?.token ?? '')],
    [texts.knownSince, since ? clock(since, 'full') : ''],
    [texts.address, address],
    [texts.browser, browser],
  ]
}

function conversations({ lastChat }: VisitorDetails): Fact[] {
  const texts = wordsWith({ ...myDataWords, ...receiptWords })
  const said = messages.value.filter(({ kind }) => !kind).length
  return [
    [texts.openNow, room.value ? count(texts, 'messagesSeen', said) : ''],
    [texts.lastChat, lastChat ? clock(lastChat, 'full') : ''],
  ]
}
