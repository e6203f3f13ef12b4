import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Props<Name extends string> {
  tabs: Record<Name, string>
  chosen: Name
  onChoose: (name: Name) => void
  children: ComponentChildren
}

/** One of several things at a time. Arrow keys go from tab to tab. */
export function Tabs<Name extends string>({ tabs, chosen, onChoose, children }: Props<Name>) {
  const id = useId()
  const names = Object.keys(tabs) as Name[]
  const move = (list: HTMLElement, step: number): void => {
    const next = names.at((names.indexOf(chosen) + step) % names.length) ?? chosen
    onChoose(next)
    list.querySelector<HTMLElement>(`#${CSS.escape(id + next)}`)?.focus()
  }
  return (
    <>
      <div
        role="tablist"
        class="tabs"
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'ArrowRight') move(currentTarget, 1)
          if (key === 'ArrowLeft') move(currentTarget, -1)
        }}
      >
        {names.map((name) => (
          <button
            type="button"
            role="tab"
            key={name}
            id={id + name}
            aria-selected={name === chosen}
            aria-controls={name === chosen ? `${id}panel` : undefined}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {tabs[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" class="panel" id={`${id}panel`} aria-labelledby={id + chosen}>
        {children}
      </div>
    </>
  )
}
