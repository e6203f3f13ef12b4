import { useSignal } from '@preact/signals'
import { fromStore } from '../../../src/view/from-store.ts'
import { $line } from '../session/line.ts'
import { AccountBar } from './account-bar.tsx'
import { CallList } from './call-list.tsx'
import { ChatLists } from './chat-lists.tsx'
import { ClosedList } from './closed-list.tsx'
import { Tabs } from './tabs.tsx'

const line = fromStore($line)

const TABS = { chats: 'Chats', closed: 'Closed', calls: 'Calls' }

/** Who is at the desk, and what lies on it. */
export function Sidebar() {
  const tab = useSignal<keyof typeof TABS>('chats')
  return (
    <nav class="sidebar" aria-label="Chats">
      <AccountBar />
      {line.value === 'waiting' && (
        <p class="notice" role="status">
          Connection lost. Reconnecting…
        </p>
      )}
      <Tabs
        tabs={TABS}
        chosen={tab.value}
        onChoose={(chosen) => {
          tab.value = chosen
        }}
      >
        {tab.value === 'chats' ? <ChatLists /> : tab.value === 'closed' ? <ClosedList /> : <CallList />}
      </Tabs>
    </nav>
  )
}
