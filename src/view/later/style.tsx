import { sheetOf } from './sheet.tsx'
import css from './styles.css'

/** Gives the shadow root the style of the further files. */
export const LaterStyle = sheetOf(css)
