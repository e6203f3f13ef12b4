// What the Unicode Common Locale Data Repository says about emoji in a language. Used by the build alone.
import { readFile } from 'node:fs/promises'

/** @typedef {Map<string, { tts?: string[], default?: string[] }>} Annotations */

/** Written down only where they differ from another. @type {Record<string, string>} */
const LIKE = { 'pt-PT': 'pt' }

const ZWJ = '\u200D'

/** Whether it is meant as a picture or as a letter makes no other emoji of it. @param {string} character */
const plain = (character) => character.replaceAll('\uFE0F', '')

/** @param {string} language @returns {Promise<Annotations>} by character */
export async function readAnnotations(language) {
  const like = LIKE[language]
  const known = like ? await readAnnotations(like) : new Map()
  const text = await readFile(`node_modules/cldr-annotations-full/annotations/${language}/annotations.json`, 'utf8')
  const { annotations } = JSON.parse(text).annotations
  for (const [character, said] of Object.entries(annotations))
    known.set(plain(character), { ...known.get(plain(character)), ...said })
  return known
}

/**
 * @param {Annotations} known
 * @param {string} character
 * @returns its name, empty where there is none, and more words for it in small letters
 */
export function localName(known, character) {
  const own = known.get(plain(character))
  const words = own?.default?.map((word) => word.toLowerCase()) ?? []
  return { name: own?.tts?.[0] ?? composedName(known, plain(character)), words: [...new Set(words)] }
}

/**
 * People with something, and couples, are called by their parts: “woman: red hair”.
 * @param {Annotations} known
 * @param {string} character
 */
function composedName(known, character) {
  const nameOf = (/** @type {string} */ one) => known.get(one)?.tts?.[0]
  const parts = character.split(ZWJ)
  const couple = parts.includes('💋') ? '💏' : parts.includes('❤') ? '💑' : ''
  const whole = parts.findLastIndex((_, i) => nameOf(parts.slice(0, i).join(ZWJ)))
  const base = couple || parts.slice(0, whole).join(ZWJ)
  const others = couple ? parts.filter((one) => one !== '💋' && one !== '❤') : parts.slice(whole)
  const names = [base, ...others].map(nameOf)
  return others.length && names.every(Boolean) ? `${names[0]}: ${names.slice(1).join(', ')}` : ''
}
