// Figures as people read them.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1)
  return (low + high) / 2
}

/** Thousands apart, and as many decimals as say something. @param {number | undefined} value */
export function figure(value) {
  if (value === undefined || Number.isNaN(value)) return '–'
  const digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0
  return new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value)
    .replaceAll(',', ' ')
}

/** How many times as much. @param {number | undefined} theirs @param {number | undefined} ours */
export const ratio = (theirs, ours) => (theirs && ours && ours > 0 ? `${figure(theirs / ours)} ×` : '–')

/**
 * A table in Markdown whose source can be read as well.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function printTable(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)))
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  console.log(['', line(head), `| ${rule.join(' | ')} |`, ...rows.map(line), ''].join('\n'))
}
