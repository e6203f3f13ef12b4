import { useSignal } from '@preact/signals'
import optionsIcon from 'heroicons/24/outline/ellipsis-vertical.svg'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { hasForeign } from '../session/storage.ts'
import { $visitor } from '../session/visitor.ts'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import type { ScreenProps } from './panel.tsx'
import { words } from './words.ts'

/** What an item says and does. */
export type MenuItem = [label: string, act: () => void]

/** What comes in a lazy chunk: the items that apply, and the keys of a menu. */
interface Further {
  menuItems: (panel: ScreenProps) => MenuItem[]
  moveInMenu: (event: KeyboardEvent, items: HTMLElement[]) => boolean
}

const visitor = fromStore($visitor)

/** Nobody waits longer than this, in milliseconds, for the further items; the one that matters is here, and they may follow. */
const PATIENCE = 800

const none: Further = { menuItems: () => [], moveInMenu: () => false }

const fetchFurther = (): Promise<Further> => import('./later/menu-items.ts').catch(() => none)

/** What can be done that is not needed every day; no button for somebody who is not known. */
export function Menu(panel: ScreenProps) {
  const further = useSignal<Further | undefined>(undefined)
  const upwards = useRef(false)
  const { value: texts } = words
  if (!visitor.value && !hasForeign()) return null
  const close = (): void => {
    upwards.current = false
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
        title={texts.options}
        aria-haspopup="menu"
        aria-expanded={!!further.value}
        onPointerEnter={fetchFurther}
        onFocus={fetchFurther}
        // The focus would go to the button and close the menu, and the click would open it again.
        onMouseDown={(event) => further.value && event.preventDefault()}
        onClick={() => (further.value ? close() : void open())}
        onKeyDown={(event) => {
          if (!/^Arrow(Up|Down)$/.test(event.key)) return
          event.preventDefault()
          upwards.current = event.key === 'ArrowUp'
          void open()
        }}
      >
        <Icon path={optionsIcon} />
      </button>
      {further.value && (
        <MenuItems
          items={[...further.value.menuItems(panel), [texts.forget, () => panel.ask('forget')]]}
          first={upwards.current ? -1 : 0}
          move={further.value.moveInMenu}
          onClose={close}
        />
      )}
    </div>
  )
}

interface ItemsProps {
  items: MenuItem[]
  /** Which item has the focus at first. */
  first: number
  /** @returns whether the key was one of the menu's */
  move: Further['moveInMenu']
  onClose: () => void
}

function MenuItems({ items, first, move, onClose }: ItemsProps) {
  const list = useRef<HTMLDivElement>(null)
  const buttons = (): HTMLElement[] => [...(list.current?.children ?? [])] as HTMLElement[]
  const backToButton = (): void => {
    onClose()
    list.current?.parentElement?.querySelector('button')?.focus()
  }
  // An Escape that comes at once is for the menu.
  useLayoutEffect(() => buttons().at(first)?.focus(), [])
  return (
    <div
      ref={list}
      role="menu"
      aria-label={words.value.options}
      onKeyDown={(event) => {
        if (event.key === 'Escape') backToButton()
        else if (!move(event, buttons())) return
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
