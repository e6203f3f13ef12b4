import type { Words } from './en.ts'

/** Puts values into a sentence: `fill('{name} joined', { name: 'Sam' })`. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))

/** Keys of sentences that depend on a number. */
type Counted<All> = { [Key in keyof All]: Key extends `${infer Stem}_other` ? Stem : never }[keyof All]

/** The sentence for a number, by the plural rules of the language: `count(words, 'unread', 2)` → `2 unread messages`. */
export function count<All extends Words>(
  words: All,
  key: Counted<All> & string,
  n: number,
  values: Record<string, string> = {},
): string {
  const all = words as Record<string, string>
  return fill(all[`${key}_${new Intl.PluralRules(words.lang).select(n)}`] ?? all[`${key}_other`] ?? '', {
    n: n.toLocaleString(words.lang),
    ...values,
  })
}
