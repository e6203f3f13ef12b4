import type { Finding, Report, Status } from '../finding.ts'

const SIGNS: Record<Status, [sign: string, color: number]> = {
  ok: ['✓', 32],
  warning: ['!', 33],
  problem: ['✗', 31],
  skipped: ['–', 90],
}

/** The report for people: a line for each check, and what to do below those that want something. */
export function describe({ server, origin, findings }: Report, colored: boolean): string {
  const width = Math.max(...findings.map(({ title }) => title.length))
  const line = ({ status, title, sentence, remedy }: Finding): string => {
    const [sign, color] = SIGNS[status]
    const mark = colored ? `\u001b[${color}m${sign}\u001b[0m` : sign
    return `${mark} ${title.padEnd(width)}  ${sentence}${remedy ? `\n${' '.repeat(width + 4)}→ ${remedy}` : ''}`
  }
  const from = origin ? `, for pages of ${origin}` : ''
  return [`${server}${from}`, '', ...findings.map(line), '', summary(findings)].join('\n')
}

function summary(findings: Finding[]): string {
  const count = (wanted: Status): number => findings.filter(({ status }) => status === wanted).length
  const [problems, warnings, skips] = [count('problem'), count('warning'), count('skipped')]
  const rest = skips ? `; ${skips} could not be looked at` : ''
  if (!problems && !warnings) return `${count('ok')} checks, all well${rest}.`
  return `${problems} ${problems === 1 ? 'problem' : 'problems'}, ${warnings} to improve, ${count('ok')} well${rest}.`
}
