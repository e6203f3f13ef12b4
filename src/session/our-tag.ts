import { languages } from '../locales/languages.ts'

/** Languages that can be read by whoever reads ours. */
const NEAR: Record<string, string> = { nb: 'no', nn: 'no', yue: 'zh' }

/**
 * Our tag for a language: `de` for `de-AT`, `de_CH`, `deu` or `ger`, `zh-Hant` for `zh-TW`, `no` for `nb`; `undefined` for one that we do
 * not speak, and for what is no tag. Old names, those of three letters, and what is written in which script, the browser knows.
 */
export function ourTag(wanted: string): string | undefined {
  try {
    const tag = new Intl.Locale(
      wanted
        .trim()
        .replaceAll('_', '-')
        .replace(/[.@].*/, ''),
    )
    const language = NEAR[tag.language] ?? tag.language
    const { script } = tag.maximize()
    const ours = [`${language}-${script}`, `${language}-${tag.region}`, language]
    return ours.find((one) => one === 'en' || Object.hasOwn(languages, one))
  } catch {
    return undefined
  }
}
