/** Formats that an author can choose from: `<t:1700000000:F>`. */
const FORMATS = new Map<string, Intl.DateTimeFormatOptions>([
  ['t', { timeStyle: 'short' }],
  ['T', { timeStyle: 'medium' }],
  ['d', { year: 'numeric', month: 'numeric', day: 'numeric' }],
  ['D', { dateStyle: 'full' }],
  ['f', { dateStyle: 'full', timeStyle: 'short' }],
  ['F', { dateStyle: 'full', timeStyle: 'medium' }],
])

const UNITS = [
  [31_557_600_000, 'year'],
  [2_629_800_000, 'month'],
  [604_800_000, 'week'],
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const

interface Moment {
  /** Milliseconds since 1970. */
  moment: number
  /** A letter of the formats above, or `R` for the distance from now. */
  format: string
}

/**
 * Writes a moment in a language and in the time zone of the browser. An unknown format is written with the day and the time.
 * @param lang the browser's, if there is none
 */
export const momentText = ({ moment, format }: Moment, lang?: string): string =>
  format === 'R'
    ? distance(moment - Date.now(), lang)
    : new Intl.DateTimeFormat(lang, FORMATS.get(format) ?? FORMATS.get('f')).format(moment)

const NOW_MS = 30_000

/** How far off a moment is, in the largest unit that fits. */
function distance(ms: number, lang?: string): string {
  if (Math.abs(ms) < NOW_MS) return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'second')
  const [length, unit] = UNITS.find(([length]) => Math.abs(ms) >= length) ?? ([60_000, 'minute'] as const)
  return new Intl.RelativeTimeFormat(lang).format(Math.round(ms / length), unit)
}
