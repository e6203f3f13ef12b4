import type { BlockElement } from '../../../protocol/blocks.ts'
import type { Message } from '../../../protocol/message.ts'
import { placeOf } from '../../../session/file-address.ts'
import { RichText } from '../rich-text.tsx'
import { Acting } from './acting.tsx'
import { BlockPicture } from './block-picture.tsx'
import { Button, DatePicker, Overflow, Select } from './controls.tsx'

interface Props {
  element: BlockElement
  message: Message
  /** Among small print a picture is no larger than a letter. */
  tiny?: boolean
}

export function ElementView({ element, message, tiny = false }: Props) {
  switch (element.kind) {
    case 'words':
      return (
        <span>
          <RichText pieces={element.words} />
        </span>
      )
    case 'image': {
      const { href, ours } = placeOf(element.url, message.rid)
      if (!tiny) return <BlockPicture element={element} words={[]} rid={message.rid} />
      return ours ? (
        <img class="tiny" src={href} alt={element.alt} referrerpolicy="no-referrer" />
      ) : (
        <span>{element.alt}</span>
      )
    }
    case 'button':
      return (
        <Acting
          message={message}
          action={element.action}
          draw={(act, off) => <Button {...element} act={act} off={off} />}
        />
      )
    case 'select':
      return (
        <Acting
          message={message}
          action={element.action}
          draw={(act, off) => <Select {...element} act={act} off={off} />}
        />
      )
    case 'overflow':
      return (
        <Acting
          message={message}
          action={element.action}
          draw={(act, off) => <Overflow {...element} act={act} off={off} />}
        />
      )
    case 'date':
      return (
        <Acting
          message={message}
          action={element.action}
          draw={(act, off) => <DatePicker {...element} act={act} off={off} />}
        />
      )
  }
}
