import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { fill } from '../../locales/fill.ts'
import { sentence } from '../../locales/sentence.ts'
import { parseFormFields } from '../../protocol/custom-field.ts'
import { RequestError } from '../../protocol/errors.ts'
import type { VisitorDetails } from '../../protocol/visitor-details.ts'
import { $config } from '../../session/config.ts'
import { $consent } from '../../session/consent.ts'
import { $messages } from '../../session/messages.ts'
import { askServer, everything, inBrowser, shortened } from '../../session/my-data.ts'
import { $visitor } from '../../session/visitor.ts'
import { fromStore } from '../from-store.ts'
import { clock } from '../message-text.ts'
import type { ScreenProps } from '../panel.tsx'
import { Correction } from './correction.tsx'
import { download } from './download.ts'
import { type Fact, Facts, StoredFacts } from './facts.tsx'
import { PageFrame } from './page-frame.tsx'
import { allWords } from './words.ts'

const visitor = fromStore($visitor)
const config = fromStore($config)
const consent = fromStore($consent)
const messages = fromStore($messages)

/** What is known about the visitor, here and on the server, and what they can do about it. */
export default function MyData({ ask, show }: ScreenProps) {
  const details = useSignal<VisitorDetails | RequestError | undefined>(undefined)
  const trouble = useSignal<RequestError | undefined>(undefined)
  const correcting = useSignal(false)
  const texts = allWords()
  const load = async (): Promise<void> => {
    details.value = await orTrouble(askServer())
  }
  const save = async (): Promise<void> => {
    const all = await orTrouble(everything())
    trouble.value = all instanceof RequestError ? all : undefined
    if (!trouble.value) download('my-data.json', 'application/json', JSON.stringify(all, null, 2))
  }
  useEffect(() => void load(), [])
  const { value: known } = details
  const isHere = known && !(known instanceof RequestError)
  return (
    <PageFrame title={texts.myData} show={show}>
      <p>{texts.myDataText}</p>
      <h3>{texts.onServer}</h3>
      {!known && <p role="status">{texts.loading}</p>}
      {known instanceof RequestError && (
        <>
          <p role="alert" class="complaint">
            {sentence(known, texts)}
          </p>
          <button type="button" class="quiet" onClick={() => void load()}>
            {texts.tryAgain}
          </button>
        </>
      )}
      {isHere && <Facts facts={serverFacts(known)} />}
      {isHere &&
        (correcting.value ? (
          <Correction
            details={known}
            onDone={(changed) => {
              correcting.value = false
              if (changed) void load()
            }}
          />
        ) : (
          <button type="button" class="quiet" onClick={() => (correcting.value = true)}>
            {texts.correct}
          </button>
        ))}
      {consent.value && (
        <>
          <h3>{texts.agreedTo}</h3>
          <Facts
            facts={[
              [texts.agreedAt, clock(consent.value.at, 'full')],
              [texts.agreedText, consent.value.text],
              [texts.agreedHash, consent.value.hash],
            ]}
          />
        </>
      )}
      <h3>{texts.inBrowser}</h3>
      <StoredFacts facts={inBrowser()} />
      <p role="alert" class="complaint">
        {trouble.value && sentence(trouble.value, texts)}
      </p>
      <button type="button" class="quiet" onClick={() => void save()}>
        {texts.downloadMyData}
      </button>
      <button type="button" class="danger" onClick={() => ask('forget')}>
        {texts.forget}
      </button>
    </PageFrame>
  )
}

function serverFacts({
  name,
  email,
  phone,
  username,
  id,
  department,
  fields,
  since,
  lastChat,
  address,
  browser,
}: VisitorDetails): Fact[] {
  const texts = allWords()
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
    [texts.lastChat, lastChat ? clock(lastChat, 'full') : ''],
    [texts.messages, messages.value.length ? fill(texts.messagesSeen, { n: messages.value.length }) : ''],
    [texts.address, address],
    [texts.browser, browser],
  ]
}

const orTrouble = <T,>(task: Promise<T>): Promise<T | RequestError> =>
  task.catch((error: unknown) => {
    if (error instanceof RequestError) return error
    throw error
  })
