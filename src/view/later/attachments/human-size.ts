import { words } from '../../words.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte']

/** `48213` → `48 kB`, as the visitor's country writes it. */
export function humanSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1)
  const value = bytes / 1000 ** power
  const unitDisplay = power ? 'short' : 'long'
  const format = {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay,
    maximumFractionDigits: value < 10 && power ? 1 : 0,
  } as const
  return new Intl.NumberFormat(words.value.lang, format as Intl.NumberFormatOptions).format(value)
}
