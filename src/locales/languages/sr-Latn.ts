import type { Translation } from '../translation.ts'
import sr from './sr.ts'

const CYRILLIC = [...'абвгдђежзијклљмнњопрстћуфхцчџш']
const LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')

/** Serbian is written in both scripts, letter by letter. */
const latin = (text: string): string =>
  text.replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const small = LATIN[CYRILLIC.indexOf(letter.toLowerCase())] ?? letter
    return letter === letter.toLowerCase() ? small : small.replace(/^./, (first) => first.toUpperCase())
  })

const srLatn = Object.fromEntries(Object.entries(sr).map(([key, text]) => [key, latin(text)])) as Translation

export default { ...srLatn, lang: 'sr-Latn' }
