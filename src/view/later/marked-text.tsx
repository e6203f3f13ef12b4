import { markedText } from '../../protocol/marked-text.ts'
import { RichText } from './rich-text.tsx'

/** The admin's words, with marks in them that the server has not taken apart. */
export const MarkedText = ({ text }: { text: string }) => <RichText pieces={markedText(text)} />
