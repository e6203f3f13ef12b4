import type { ButtonHTMLAttributes } from 'preact'
import { Icon } from '../../../src/view/icon.tsx'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'label'> & { icon: string; label: string }

/** A button that is only a picture, with its name for those who cannot see it and those who wonder. */
export const IconButton = ({ icon, label, class: more, ...rest }: Props) => (
  <button type="button" {...rest} class={`icon ${more ?? ''}`} aria-label={label} title={label}>
    <Icon path={icon} />
  </button>
)
