import minimizeIcon from 'heroicons/24/outline/minus.svg'
import endIcon from 'heroicons/24/outline/x-circle.svg'
import { HIDDEN } from '../protocol/agent.ts'
import { $agent } from '../session/agent.ts'
import { $canEnd, $ending } from '../session/end.ts'
import { $look } from '../session/look.ts'
import { $screen } from '../session/screen.ts'
import { Avatar } from './avatar.tsx'
import { fromStore } from './from-store.ts'
import { Icon } from './icon.tsx'
import { Menu } from './menu.tsx'
import type { ScreenProps } from './panel.tsx'
import { words } from './words.ts'

const agent = fromStore($agent)
const look = fromStore($look)
const screen = fromStore($screen)
const canEnd = fromStore($canEnd)
const ending = fromStore($ending)

/** Who the visitor is talking to, and the ways out. */
export function Header({ ask, show, onClose }: ScreenProps & { onClose: () => void }) {
  const { value: texts } = words
  const talking = screen.value === 'chat' && agent.value && agent.value !== HIDDEN ? agent.value : null
  const name = talking?.name ?? (look.value.title || texts.title)
  const status = talking && `status_${talking.status}`
  return (
    <div class="header" part="header">
      {talking && <Avatar person={talking} status={talking.status} />}
      <div class="who">
        <h2 title={name}>{name}</h2>
        {status && status in texts && <small>{texts[status as keyof typeof texts]}</small>}
      </div>
      {canEnd.value && (
        <button type="button" class="end" disabled={ending.value} onClick={() => ask('end')}>
          <Icon path={endIcon} />
          {texts.end}
        </button>
      )}
      <Menu ask={ask} show={show} />
      <button type="button" class="icon" title={texts.minimize} onClick={onClose}>
        <Icon path={minimizeIcon} />
      </button>
    </div>
  )
}
