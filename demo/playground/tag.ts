const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** What the owner pastes: the style, if there is any, and the tag. */
export function tagOf(attributes: Record<string, string>, looks: Record<string, string>): string {
  const given = Object.entries(attributes).map(([name, value]) => `  data-${name}="${quoted(value)}"`)
  const lines = [
    '<script async src="https://cdn.example.com/linnet.js"',
    '  data-server="https://chat.example.com"',
    ...given,
  ]
  const style = Object.entries(looks).map(([name, value]) => `  ${name}: ${value};`)
  const rules = style.length ? ['<style>', '.linnet {', ...style, '}', '</style>'] : []
  return [...rules, `${lines.join('\n')}></script>`].join('\n')
}
