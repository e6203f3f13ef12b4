const FORMATS = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'short' },
  full: { dateStyle: 'medium', timeStyle: 'short' },
} as const

/** A moment as the agent's country writes it. */
export const clock = (at: number, format: keyof typeof FORMATS): string =>
  new Intl.DateTimeFormat(undefined, FORMATS[format]).format(at)

/** The time of today, the date of any other day. */
export const clockOrDate = (at: number): string =>
  clock(at, new Date(at).toDateString() === new Date().toDateString() ? 'time' : 'date')

const MINUTE = 60_000
const UNITS = [
  [24 * 60 * MINUTE, 'day'],
  [60 * MINUTE, 'hour'],
  [MINUTE, 'minute'],
] as const

/** How long something has lasted: `4 min`. The server's clock may be ahead of ours, so it can be less than nothing. */
export function duration(ms: number): string {
  const [length, unit] = UNITS.find(([length]) => ms >= length) ?? [0, '']
  if (!unit) return 'just now'
  const format = new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'short' })
  return format.format(Math.floor(ms / length))
}
