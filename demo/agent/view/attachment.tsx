import documentIcon from 'heroicons/24/outline/document.svg'
import { Icon } from '../../../src/view/icon.tsx'
import { addressOfFile, isOwnPicture } from '../session/addresses.ts'

/** A file that hangs on a message: a picture of this server is shown, anything else is a link. */
export function Attachment({ title, href }: { title: string; href: string }) {
  if (!href) return <p class="quoted">{title}</p>
  const address = addressOfFile(href)
  const picture = isOwnPicture(href)
  return (
    <a class={picture ? 'picture' : 'file'} href={address} target="_blank" rel="noopener noreferrer nofollow">
      {picture ? (
        <img src={address} alt={title} loading="lazy" referrerpolicy="no-referrer" />
      ) : (
        <>
          <Icon path={documentIcon} /> {title || href}
        </>
      )}
    </a>
  )
}
