import closeIcon from 'heroicons/24/outline/x-mark.svg'
import { fileRefusal } from '../../../locales/file-sentence.ts'
import { fill } from '../../../locales/fill.ts'
import blocksWords from '../../../locales/later/blocks.ts'
import composerWords from '../../../locales/later/composer.ts'
import { changeUpload, dropUpload, retryUpload, sendChosen, type Upload } from '../../../session/uploads/uploads.ts'
import { Icon } from '../../icon.tsx'
import { humanSize } from '../attachments/human-size.ts'
import { wordsWith } from '../words.ts'
import { Thumb } from './thumb.tsx'

/** One file: what it is, what is said with it, how far it has come, or why it did not. */
export function UploadRow(upload: Upload) {
  const { id, file, state } = upload
  const texts = wordsWith({ ...composerWords, ...blocksWords })
  const { name } = file
  const away = fill(state === 'sending' ? texts.cancelFile : texts.removeFile, { name })
  return (
    <li class="upload">
      <Thumb file={file} />
      <div class="about">
        <strong>{name}</strong>
        <Size {...upload} />
        {state === 'chosen' && <Choices {...upload} />}
        {state === 'waiting' && (
          <p>
            <small>{texts.fileWaits}</small> <Discard id={id} />
          </p>
        )}
        {state === 'sending' && <progress max={1} value={upload.part} aria-label={fill(texts.filePart, { name })} />}
        {state === 'failed' && <Failure {...upload} />}
      </div>
      {(state === 'chosen' || state === 'sending') && (
        <button type="button" class="icon" title={away} onClick={() => dropUpload(id)}>
          <Icon path={closeIcon} />
        </button>
      )}
    </li>
  )
}

function Size({ file, light, original, state, part }: Upload) {
  const texts = wordsWith({ ...composerWords, ...blocksWords })
  const sent = original ? file : (light?.file ?? file)
  const clean = !original && light && light.file !== file
  const percent = state === 'sending' && new Intl.NumberFormat(texts.lang, { style: 'percent' }).format(part)
  return <small>{[humanSize(sent.size), clean && texts.withoutPlace, percent].filter(Boolean).join(' · ')}</small>
}

function Choices({ id, file, light, original, caption }: Upload) {
  const texts = wordsWith({ ...composerWords, ...blocksWords })
  return (
    <>
      <input
        value={caption}
        dir="auto"
        aria-label={fill(texts.caption, { name: file.name })}
        placeholder={texts.captionHint}
        onInput={({ currentTarget }) => changeUpload(id, { caption: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return
          event.preventDefault()
          sendChosen()
        }}
      />
      {light && light.file !== file && (
        <label>
          <input
            type="checkbox"
            checked={original}
            onChange={({ currentTarget }) => changeUpload(id, { original: currentTarget.checked })}
          />
          <span>{fill(texts.original, { size: humanSize(file.size) })}</span>
        </label>
      )}
      {light?.located && <small>{file.type.startsWith('image/') ? texts.located : texts.locatedFile}</small>}
    </>
  )
}

function Failure({ id, why, limit }: Upload) {
  const texts = wordsWith({ ...composerWords, ...blocksWords })
  // Newer servers say it in bytes, older ones in words.
  const allowed = /^\d+$/.test(limit) ? humanSize(Number(limit)) : limit
  return (
    <>
      <p role="alert" class="complaint">
        {fileRefusal(why, allowed, texts)}
      </p>
      <p>
        <button type="button" class="link" onClick={() => retryUpload(id)}>
          {why === 'room-closed' ? texts.sendInNewChat : texts.tryAgain}
        </button>
        <Discard id={id} />
      </p>
    </>
  )
}

const Discard = ({ id }: { id: string }) => (
  <button type="button" class="link" onClick={() => dropUpload(id)}>
    {wordsWith(composerWords).discard}
  </button>
)
