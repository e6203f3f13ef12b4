import type { ComponentChildren } from 'preact'
import { Icon } from '../../../src/view/icon.tsx'

/** Nothing is here, and that is all right; or it is not, and here is what can be done. */
export const Empty = ({ icon, title, children }: { icon: string; title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <Icon path={icon} />
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
)
