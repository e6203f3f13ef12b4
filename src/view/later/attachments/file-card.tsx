import fileIcon from 'heroicons/24/outline/document.svg'
import type { Attachment } from '../../../protocol/attachment.ts'
import { placeOf } from '../../../session/file-address.ts'
import { Icon } from '../../icon.tsx'
import { humanSize } from './human-size.ts'

interface Props {
  attachment: Attachment
  rid: string
  /** Why there is a card where something better is expected. */
  remark?: string
}

/** A file to take along: its name, kind and size. */
export function FileCard({ attachment: { title, link, size, media }, rid, remark }: Props) {
  const { href } = placeOf(link || (media[0]?.url ?? ''), rid)
  const [, ending = ''] = /\.(\w{1,5})$/.exec(title) ?? []
  const about = [ending.toUpperCase(), size && humanSize(size), remark].filter(Boolean).join(' · ')
  return (
    <a class="file" href={href} download={title} target="_blank" rel="noopener noreferrer nofollow">
      <Icon path={fileIcon} />
      <span>
        {title || href} {about && <small>{about}</small>}
      </span>
    </a>
  )
}
