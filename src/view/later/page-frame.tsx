import backIcon from 'heroicons/24/outline/arrow-left.svg'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import menuWords from '../../locales/later/menu.ts'
import { $visitor } from '../../session/visitor.ts'
import { fromStore } from '../from-store.ts'
import { Icon } from '../icon.tsx'
import type { ScreenProps } from '../panel.tsx'
import { LaterStyle } from './style.tsx'
import { wordsWith } from './words.ts'

const visitor = fromStore($visitor)

interface Props {
  title: string
  show: ScreenProps['show']
  children: ComponentChildren
}

/** A page that was opened from the menu, with the way back. */
export function PageFrame({ title, show, children }: Props) {
  const { back } = wordsWith(menuWords)
  const token = visitor.value?.token
  const owner = useRef(token)
  // Another tab may have them forgotten or logged out.
  useEffect(() => {
    if (owner.current && token !== owner.current) show()
  }, [token])
  return (
    <div class="page">
      <LaterStyle />
      <div class="top">
        <button type="button" class="icon back" title={back} onClick={() => show()}>
          <Icon path={backIcon} />
        </button>
        <h2 tabIndex={-1} data-focus>
          {title}
        </h2>
      </div>
      {children}
    </div>
  )
}
