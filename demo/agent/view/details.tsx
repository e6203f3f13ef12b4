import closeIcon from 'heroicons/24/outline/x-mark.svg'
import { useEffect, useRef } from 'preact/hooks'
import type { AgentRoom } from '../../../src/protocol/agent-rooms.ts'
import { fromStore } from '../../../src/view/from-store.ts'
import { nameOf } from '../session/account.ts'
import { $departmentNames, $fieldLabels } from '../session/team.ts'
import { $known, $unknown, getToKnow, type Known } from '../session/visitor.ts'
import { sentence } from '../words/sentence.ts'
import { clock } from '../words/time.ts'
import { Action } from './action.tsx'
import { Avatar } from './avatar.tsx'
import { Facts } from './facts.tsx'
import { IconButton } from './icon-button.tsx'
import { Pages } from './pages.tsx'

const known = fromStore($known)
const unknown = fromStore($unknown)
const departments = fromStore($departmentNames)
const labels = fromStore($fieldLabels)

/** Who the visitor is, as far as they and the server have said. */
export function Details({ room, shown, onClose }: { room: AgentRoom; shown: boolean; onClose: () => void }) {
  const { visitor, visitorStatus, open } = room
  const hide = useRef<HTMLButtonElement>(null)
  const about = known.value[room.id]
  const trouble = unknown.value[room.id]
  useEffect(() => {
    if (shown) hide.current?.focus()
  }, [shown])
  return (
    <section
      class="details"
      aria-label="About the visitor"
      data-shown={shown || undefined}
      onKeyDown={({ key }) => {
        if (shown && key === 'Escape') onClose()
      }}
    >
      <IconButton ref={hide} icon={closeIcon} label="Hide" class="hide" onClick={onClose} />
      <header>
        <Avatar name={visitor.name} status={open ? visitorStatus : ''} />
        <h2>{visitor.name}</h2>
        {visitor.username !== visitor.name && <p class="hint">{visitor.username}</p>}
      </header>
      {about ? (
        <Contact about={about} />
      ) : trouble ? (
        <div class="notice">
          <p>{sentence(trouble)}</p>
          <Action act={() => getToKnow(room)}>Try again</Action>
        </div>
      ) : (
        <span class="spinner" />
      )}
      <Facts
        title="Chat"
        facts={[
          ['Department', departments.value[room.department]],
          ['Started', clock(room.at, 'full')],
          ['Closed', room.closedAt ? clock(room.closedAt, 'full') : ''],
          ['Served by', room.servedBy && nameOf(room.servedBy)],
          ['Tags', room.tags.join(', ')],
          ...named(room.fields),
        ]}
      />
      {about && <Pages pages={about.pages} />}
    </section>
  )
}

const Contact = ({ about: { details } }: { about: Known }) => (
  <Facts
    title="Contact"
    facts={[
      ...details.emails.map((email): [string, string, string] => ['Email', email, `mailto:${email}`]),
      ...details.phones.map((phone): [string, string, string] => ['Phone', phone, `tel:${phone}`]),
      ...named(details.fields),
      ['Browser', details.browser],
    ]}
    otherwise="Nothing more is known about them."
  />
)

/** Custom fields under the names that the team gave them. */
const named = (fields: Record<string, string>): [string, string][] =>
  Object.entries(fields).map(([key, value]) => [labels.value[key] ?? key, value])
