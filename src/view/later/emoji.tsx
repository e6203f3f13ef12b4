import emoji from '../../locales/emoji.ts'
import { $customEmoji } from '../../session/custom-emoji.ts'
import { fromStore } from '../from-store.ts'
import { CustomEmojiView } from './custom-emoji.tsx'

const own = fromStore($customEmoji)

/** An emoji that a message names: the workspace's own picture, a character, or, where nobody knows it, its name. */
export default function NamedEmoji({ name }: { name: string }) {
  const picture = own.value.find(({ names }) => names.includes(name))
  return picture ? <CustomEmojiView path={picture.path} name={name} /> : (emoji(name) ?? `:${name}:`)
}
