import { count } from '../../../locales/fill.ts'
import composerWords from '../../../locales/later/composer.ts'
import { $uploads, sendChosen } from '../../../session/uploads/uploads.ts'
import { fromStore } from '../../from-store.ts'
import { wordsWith } from '../words.ts'
import { UploadRow } from './upload-row.tsx'

const uploads = fromStore($uploads)

/** Files that were chosen and those that are on their way. */
export function Tray() {
  const texts = wordsWith(composerWords)
  const chosen = uploads.value.filter(({ state }) => state === 'chosen').length
  return (
    <div class="tray">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes a list without bullets for none */}
      <ul role="list">
        {uploads.value.map((upload) => (
          <UploadRow key={upload.id} {...upload} />
        ))}
      </ul>
      {chosen > 0 && (
        <button type="button" class="primary" onClick={sendChosen}>
          {count(texts, 'sendFiles', chosen)}
        </button>
      )}
    </div>
  )
}
