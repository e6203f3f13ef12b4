import fileIcon from 'heroicons/24/outline/document.svg'
import type { Attachment } from '../../../protocol/attachment.ts'
import { hostHint } from '../../../protocol/link-target.ts'
import { placeOf } from '../../../session/file-address.ts'
import { server } from '../../../session/server.ts'
import { Icon } from '../../icon.tsx'
import { humanSize } from './human-size.ts'

interface Props {
  attachment: Attachment
  rid: string
  /** Why there is a card where something better is expected. */
  remark?: string
}

/** A file to take along: its name, kind and size, and the host that it comes from unless that is the chat server. */
export function FileCard({ attachment: { title, link, size, media }, rid, remark }: Props) {
  const address = link || media[0]?.url
  const [, ending = ''] = /\.(\w{1,5})$/.exec(title) ?? []
  const kind = [ending.toUpperCase(), size && humanSize(size)]
  if (!address)
    return (
      <div class="file">
        <Named title={title} about={[...kind, remark]} />
      </div>
    )
  const { href } = placeOf(address, rid)
  const host = hostHint(href, title || href, server().base)
  return (
    <a class="file" href={href} download={title} target="_blank" rel="noopener noreferrer nofollow">
      <Named title={title || href} about={[...kind, host, remark]} />
    </a>
  )
}

const Named = ({ title, about }: { title: string; about: unknown[] }) => (
  <>
    <Icon path={fileIcon} />
    <span>
      {title} <small>{about.filter(Boolean).join(' · ')}</small>
    </span>
  </>
)
