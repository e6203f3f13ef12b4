import type { ComponentChildren } from 'preact'
import type { Attachment } from '../../../protocol/attachment.ts'
import { placeOf } from '../../../session/file-address.ts'
import { ExternalLink } from '../external-link.tsx'
import { RichText } from '../rich-text.tsx'
import { FileCard } from './file-card.tsx'
import { Picture } from './picture.tsx'
import { Player } from './player.tsx'
import { QuickReplies } from './quick-replies.tsx'
import { Quote } from './quote.tsx'

interface Props {
  attachment: Attachment
  rid: string
}

/** A file, a quote, or a card that an integration or an app has attached. */
export function AttachmentView({ attachment, rid }: Props) {
  const { isFile, quotes, inside } = attachment
  if (isFile) return <FileView attachment={attachment} rid={rid} />
  const inner = inside.map((one) => <AttachmentView key={one.key} attachment={one} rid={rid} />)
  if (quotes) return <Quote quote={attachment}>{inner}</Quote>
  return (
    <Card attachment={attachment} rid={rid}>
      {inner}
    </Card>
  )
}

function FileView({ attachment, rid }: Props) {
  const { media, caption } = attachment
  return (
    <>
      {media.map((one) => {
        const View = one.kind === 'image' ? Picture : Player
        return <View key={one.url} media={one} attachment={attachment} rid={rid} />
      })}
      {!media.length && <FileCard attachment={attachment} rid={rid} />}
      <RichText pieces={caption} />
    </>
  )
}

function Card({ attachment, rid, children }: Props & { children: ComponentChildren }) {
  const { before, title, link, collapsed } = attachment
  const content = (
    <>
      <CardContent attachment={attachment} rid={rid} />
      {children}
    </>
  )
  return (
    <div class="attached">
      <RichText pieces={before} />
      {collapsed && title ? (
        <details>
          <summary>{title}</summary>
          {link && <Title attachment={attachment} rid={rid} />}
          {content}
        </details>
      ) : (
        <>
          <Title attachment={attachment} rid={rid} />
          {content}
        </>
      )}
    </div>
  )
}

function Title({ attachment: { title, link, author }, rid }: Props) {
  return (
    <>
      {author.name && (
        <small>{author.link ? <ExternalLink href={author.link} words={author.name} /> : author.name}</small>
      )}
      {(title || link) && (
        <strong>{link ? <ExternalLink href={placeOf(link, rid).href} words={title || link} /> : title}</strong>
      )}
    </>
  )
}

function CardContent({ attachment, rid }: Props) {
  const { words, caption, fields, media, thumb, replies } = attachment
  const pictures = thumb ? [...media, { kind: 'image' as const, url: thumb, width: 0, height: 0 }] : media
  return (
    <>
      <RichText pieces={words} />
      {fields.length > 0 && (
        <dl class="fields">
          {fields.map((field) => (
            <div key={field.title} data-short={field.short || undefined}>
              <dt>{field.title}</dt>
              <dd>
                <RichText pieces={field.words} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {pictures.map((one) => {
        const View = one.kind === 'image' ? Picture : Player
        return <View key={one.url} media={one} attachment={attachment} rid={rid} />
      })}
      <RichText pieces={caption} />
      <QuickReplies replies={replies} />
    </>
  )
}
