import { useEffect } from 'preact/hooks'
import { $config } from '../../../session/config.ts'
import { $site } from '../../../session/site.ts'
import { startTriggers } from '../../../session/triggers/triggers.ts'
import { fromStore } from '../../from-store.ts'
import { sheetOf } from '../sheet.tsx'
import css from './extras.css'
import { Inline } from './inline.tsx'
import { InvitationCard } from './invitation-card.tsx'
import { Looks } from './looks.tsx'
import { Unconfined } from './unconfined.tsx'

const config = fromStore($config)
const site = fromStore($site)
const Style = sheetOf(css)

/** What few sites have: colours and a picture of their own beyond the one colour, invitations, and a body that holds what is in it. */
export default function Extras() {
  const { inline, placed } = site.value
  const isInCorner = !inline || placed === false
  const isConfigured = !!config.value
  useEffect(() => (isConfigured ? startTriggers() : undefined), [isConfigured])
  return (
    <>
      <Style />
      <Looks />
      {inline && <Inline />}
      {isInCorner && <InvitationCard />}
      {isInCorner && <Unconfined />}
    </>
  )
}
