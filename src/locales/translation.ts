import type { Words } from './en.ts'
import type { LaterWords } from './en-later.ts'

type All = Words & LaterWords

/** Sentences that depend on a number have one form for each plural category that the language has; `other` stands in for a missing one. */
type Counted = Partial<{
  [Key in keyof All as Key extends `${infer Stem}_other`
    ? `${Stem}_${Exclude<Intl.LDMLPluralRule, 'other'>}`
    : never]: string
}>

/** A whole language: every sentence of the widget. `lang` is its BCP 47 tag. */
export type Translation = { [Key in keyof All as Key extends `${string}_one` ? never : Key]: string } & Counted
