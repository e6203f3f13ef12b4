import myDataWords from '../../locales/later/my-data.ts'
import { clock } from '../message-text.ts'
import { wordsWith } from './words.ts'

export type Fact = [label: string, value: string]

/** What is known, each with its name; what is empty is left out. */
export function Facts({ facts }: { facts: Fact[] }) {
  const known = facts.filter(([, value]) => value)
  if (!known.length) return null
  return (
    <dl>
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is stored, under names for people. */
export function StoredFacts({ facts }: { facts: [key: string, value: unknown][] }) {
  const texts = wordsWith(myDataWords)
  if (!facts.length) return <p>{texts.nothingStored}</p>
  const name = (key: string): string => texts[`stored_${key.split(':')[0]}` as keyof typeof texts] ?? key
  return <Facts facts={facts.map(([key, value]) => [name(key), asWords(value)])} />
}

/** After the turn of the millennium: a moment, not a number. */
const isMoment = (value: unknown): value is number => typeof value === 'number' && value > 946_684_800_000

function asWords(value: unknown): string {
  if (isMoment(value)) return clock(value, 'full')
  if (typeof value !== 'object' || !value) return String(value ?? '')
  return Object.values(value).map(asWords).filter(Boolean).join(' · ')
}
