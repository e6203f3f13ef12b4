import { markedPieces } from '../../protocol/marked-text.ts'
import { RichText } from './rich-text.tsx'

/**
 * A paragraph with marks in it that the server has not taken apart.
 * @param lang empty for a language that is not known
 */
export const MarkedText = ({ text, lang }: { text: string; lang?: string | undefined }) => (
  <p lang={lang}>
    <RichText pieces={markedPieces(text)} />
  </p>
)

/**
 * The admin's words, or, where there are none, our own.
 * @param usual our own words
 */
export const AdminText = ({ text, usual }: { text: string | undefined; usual: string }) => (
  <MarkedText text={text ?? usual} lang={text && ''} />
)
