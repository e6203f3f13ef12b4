import { onServer } from '../../session/server.ts'
import css from './custom-emoji.css'
import { sheetOf } from './sheet.tsx'

const Style = sheetOf(css)

/** A picture among words, as high as they are. */
export const CustomEmojiView = ({ path, name }: { path: string; name: string }) => (
  <>
    <Style />
    <img class="custom-emoji" src={onServer(path)} alt={`:${name}:`} title={`:${name}:`} referrerpolicy="no-referrer" />
  </>
)
