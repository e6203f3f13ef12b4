import { useSignal } from '@preact/signals'
import optionsIcon from 'heroicons/24/outline/ellipsis-vertical.svg'
import { useEffect, useRef } from 'preact/hooks'
import { inBackground } from '../session/background.ts'
import { $messages } from '../session/messages.ts'
import { $visitor } from '../session/visitor.ts'
import type { Question } from './confirmation.tsx'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

const visitor = fromStore($visitor)
const messages = fromStore($messages)

const download = (): void =>
  inBackground(import('./later/download.ts').then(({ downloadConversation }) => downloadConversation('html')))

/** What can be done that is not needed every day; no button when there is nothing. */
export function Menu({ ask }: { ask: (question: Question) => void }) {
  const open = useSignal(false)
  const { value: texts } = words
  const items: [string, () => void][] = []
  if (messages.value.length) items.push([texts.download, download])
  if (visitor.value) items.push([texts.forget, () => ask('forget')])
  if (!items.length) return null
  const close = (): void => {
    open.value = false
  }
  return (
    <div class="menu">
      <button
        type="button"
        class="icon"
        aria-label={texts.options}
        title={texts.options}
        aria-haspopup="menu"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon path={optionsIcon} />
      </button>
      {open.value && <MenuItems items={items} onClose={close} />}
    </div>
  )
}

function MenuItems({ items, onClose }: { items: [string, () => void][]; onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  const buttons = (): HTMLElement[] => [...(list.current?.children ?? [])] as HTMLElement[]
  const backToButton = (): void => {
    onClose()
    list.current?.parentElement?.querySelector('button')?.focus()
  }
  const move = (from: EventTarget | null, step: number): void => {
    const all = buttons()
    all.at((all.indexOf(from as HTMLElement) + step) % all.length)?.focus()
  }
  useEffect(() => buttons()[0]?.focus(), [])
  return (
    <div
      ref={list}
      role="menu"
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') move(event.target, 1)
        else if (event.key === 'ArrowUp') move(event.target, -1)
        else if (event.key === 'Home') buttons()[0]?.focus()
        else if (event.key === 'End') buttons().at(-1)?.focus()
        else if (event.key === 'Escape') backToButton()
        else return
        event.preventDefault()
      }}
      onFocusOut={(event) => {
        if (!list.current?.contains(event.relatedTarget as Node | null)) onClose()
      }}
    >
      {items.map(([label, act]) => (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          key={label}
          onClick={() => {
            backToButton()
            act()
          }}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
