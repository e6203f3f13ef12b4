import { useEffect } from 'preact/hooks'
import { $config } from '../../../session/config.ts'
import { startTriggers } from '../../../session/triggers/triggers.ts'
import { fromStore } from '../../from-store.ts'
import { sheetOf } from '../sheet.tsx'
import css from './extras.css'
import { InvitationCard } from './invitation-card.tsx'
import { Looks } from './looks.tsx'

const config = fromStore($config)
const Style = sheetOf(css)

/** What few sites have: colours and a picture of their own beyond the one colour, and invitations. */
export default function Extras() {
  const isConfigured = !!config.value
  useEffect(() => (isConfigured ? startTriggers() : undefined), [isConfigured])
  return (
    <>
      <Style />
      <Looks />
      <InvitationCard />
    </>
  )
}
