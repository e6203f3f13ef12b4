import { useSignal } from '@preact/signals'
import optionsIcon from 'heroicons/24/outline/ellipsis-vertical.svg'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { $visitor } from '../session/visitor.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import type { ScreenProps } from './panel.tsx'
import { words } from './words.ts'

/** What an item says and does. */
export type MenuItem = [label: string, act: () => void]

type Further = (panel: ScreenProps) => MenuItem[]

const visitor = fromStore($visitor)

/** Nobody waits longer than this, in milliseconds, for the further items; the one that matters is here, and they may follow. */
const PATIENCE = 800

const none: Further = () => []

const fetchFurther = (): Promise<Further> =>
  import('./later/menu-items.ts').then(
    ({ menuItems }) => menuItems,
    () => none,
  )

/** What can be done that is not needed every day; no button for somebody who is not known. */
export function Menu(panel: ScreenProps) {
  const further = useSignal<Further | undefined>(undefined)
  const { value: texts } = words
  if (!visitor.value) return null
  const close = (): void => {
    further.value = undefined
  }
  const open = async (): Promise<void> => {
    const coming = fetchFurther()
    const patience = new Promise<Further>((resolve) => setTimeout(resolve, PATIENCE, none))
    further.value = await Promise.race([coming, patience])
    const all = await coming
    if (further.value) further.value = all
  }
  return (
    <div class="menu">
      <button
        type="button"
        class="icon"
        aria-label={texts.options}
        title={texts.options}
        aria-haspopup="menu"
        aria-expanded={!!further.value}
        onPointerEnter={fetchFurther}
        onFocus={fetchFurther}
        onClick={() => (further.value ? close() : void open())}
      >
        <Icon path={optionsIcon} />
      </button>
      {further.value && (
        <MenuItems items={[...further.value(panel), [texts.forget, () => panel.ask('forget')]]} onClose={close} />
      )}
    </div>
  )
}

function MenuItems({ items, onClose }: { items: MenuItem[]; onClose: () => void }) {
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
  // An Escape that comes at once is for the menu.
  useLayoutEffect(() => buttons()[0]?.focus(), [])
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
