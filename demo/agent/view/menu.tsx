import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export interface MenuItem {
  label: string
  act: () => void
}

export interface MenuChoice extends MenuItem {
  chosen: boolean
  /** The presence whose colour stands beside it. */
  status: string
}

interface Lists {
  /** One of several that exclude each other. */
  choices: MenuChoice[]
  commands: MenuItem[]
}

/** A button that opens a list of things to choose or to do. */
export function Menu({ children, ...lists }: Lists & { children: ComponentChildren }) {
  const open = useSignal(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div class="menu">
      <button
        ref={button}
        type="button"
        class="opener"
        aria-haspopup="menu"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value
        }}
      >
        {children}
      </button>
      {open.value && (
        <MenuItems
          {...lists}
          onClose={(toButton) => {
            open.value = false
            if (toButton) button.current?.focus()
          }}
        />
      )}
    </div>
  )
}

function MenuItems({ choices, commands, onClose }: Lists & { onClose: (toButton: boolean) => void }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => (list.current?.querySelector<HTMLElement>('[aria-checked=true]') ?? itemsIn(list)[0])?.focus(), [])
  const run = (act: () => void) => (): void => {
    onClose(true)
    act()
  }
  return (
    <div
      ref={list}
      role="menu"
      onKeyDown={(event) => {
        const all = itemsIn(list)
        const here = all.indexOf(event.target as HTMLElement)
        if (event.key === 'ArrowDown') all.at((here + 1) % all.length)?.focus()
        else if (event.key === 'ArrowUp') all.at(here - 1)?.focus()
        else if (event.key === 'Home') all[0]?.focus()
        else if (event.key === 'End') all.at(-1)?.focus()
        else if (event.key === 'Escape') onClose(true)
        else return
        event.preventDefault()
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!list.current?.parentElement?.contains(relatedTarget as Node | null)) onClose(false)
      }}
    >
      {choices.map(({ label, act, chosen, status }) => (
        <button
          type="button"
          role="menuitemradio"
          aria-checked={chosen}
          tabIndex={-1}
          key={label}
          data-status={status}
          onClick={run(act)}
        >
          {label}
        </button>
      ))}
      {commands.map(({ label, act }) => (
        <button type="button" role="menuitem" tabIndex={-1} key={label} onClick={run(act)}>
          {label}
        </button>
      ))}
    </div>
  )
}

const itemsIn = (list: { current: HTMLElement | null }): HTMLElement[] =>
  [...(list.current?.children ?? [])] as HTMLElement[]
