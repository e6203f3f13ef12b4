const colors = ['#c2410c', '#a16207', '#4d7c0f', '#0f766e', '#0369a1', '#4338ca', '#a21caf', '#be123c']

const asText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A picture for a name: always the same colour, and the first letter. */
export function drawAvatar(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  const initial = [...name][0]?.toUpperCase() ?? '?'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="${colors[sum % colors.length]}"/><text x="100" y="100" font-family="sans-serif" font-size="112" fill="#fff" text-anchor="middle" dominant-baseline="central">${asText(initial)}</text></svg>`
}
