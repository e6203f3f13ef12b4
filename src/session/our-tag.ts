import { languages } from '../locales/languages.ts'

/** Languages that can be read by whoever reads ours. */
const NEAR: Record<string, string> = { nb: 'no', nn: 'no', yue: 'zh' }

/** Other names of our languages that WebKit does not know: those of librarians, and two of Unicode's. */
const ALSO: Record<string, string> = {
  alb: 'sq',
  baq: 'eu',
  chi: 'zh',
  cmn: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  ger: 'de',
  gre: 'el',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  sh: 'sr-Latn',
  slo: 'sk',
  wel: 'cy',
}

/**
 * Our tag for a language: `de` for `de-AT`, `de_CH`, `deu` or `ger`, `zh-Hant` for `zh-TW`, `no` for `nb`; `undefined` for one that we do
 * not speak, and for what is no tag. Most old names, those of three letters, and what is written in which script, the browser knows.
 */
export function ourTag(wanted: string): string | undefined {
  try {
    const name = wanted
      .trim()
      .replaceAll('_', '-')
      .replace(/[.@].*/, '')
    const tag = new Intl.Locale(Intl.getCanonicalLocales(name)[0] ?? '')
    const language = NEAR[tag.language] ?? ALSO[tag.language] ?? tag.language
    const { script } = tag.maximize()
    const ours = [`${language}-${script}`, `${language}-${tag.region}`, language]
    return ours.find((one) => one === 'en' || Object.hasOwn(languages, one))
  } catch {
    return undefined
  }
}
