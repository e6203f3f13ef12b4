import { useLayoutEffect, useRef } from 'preact/hooks'
import { toJson } from '../../../protocol/json.ts'
import { onServer } from '../../../session/server.ts'
import { $site } from '../../../session/site.ts'
import { fromStore } from '../../from-store.ts'
import { furtherConfig } from '../further-config.ts'

const site = fromStore($site)

/** What a page or an admin may choose: the style sheet’s name for it, what kind of value it is, and the value. */
type Look = [name: string, kind: 'color' | 'background', value: string | undefined]

/** The looks that the page has asked for, else the server. Values go through the rules of a sheet, never into markup. */
export function Looks() {
  const mark = useRef<HTMLElement>(null)
  const sheet = useRef<CSSStyleSheet>(undefined)
  sheet.current ??= new CSSStyleSheet()
  const rules = sheet.current
  const { theme = {} } = site.value
  const { background, logo } = furtherConfig()
  const looks: Look[] = [
    ['--font-color', 'color', theme.fontColor],
    ['--icon-color', 'color', theme.iconColor],
    ['--backdrop', 'background', theme.background ?? background],
    ['--own-bubble', 'color', theme.ownBubble],
    ['--their-bubble', 'color', theme.theirBubble],
  ]
  useLayoutEffect(() => {
    const root = mark.current?.getRootNode() as ShadowRoot
    root.adoptedStyleSheets.push(rules)
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== rules)
    }
  }, [rules])
  useLayoutEffect(() => {
    rules.replaceSync(`.widget{}${theme.hideAgentAvatar ? NO_FACES : ''}`)
    const { style } = rules.cssRules[0] as CSSStyleRule
    for (const [name, kind, value = ''] of looks) if (CSS.supports(kind, value)) style.setProperty(name, value)
    const backdrop = style.getPropertyValue('--backdrop')
    if (backdrop)
      style.setProperty('--backdrop-scheme', isDark(backdrop, mark.current as HTMLElement) ? 'dark' : 'light')
    return logo ? showLogo(onServer(logo), style) : undefined
  })
  return <i ref={mark} hidden />
}

/** Whether light words are easier to read on it. Of a picture or a gradient nobody knows; Rocket.Chat's own widget has dark words. */
function isDark(background: string, probe: HTMLElement): boolean {
  if (!CSS.supports('color', background)) return false
  probe.style.color = `oklch(from ${background} l 0 0)`
  const [lightness = 1] = getComputedStyle(probe).color.match(/[\d.]+/) ?? []
  probe.style.removeProperty('color')
  return Number(lightness) < 0.6
}

const NO_FACES =
  '.theirs .avatar{display:none}.theirs{grid-template-columns:minmax(0,1fr)}.message.theirs>*{grid-column:1}'

/** The usual sign stays until the picture is there, and where it cannot be had. */
function showLogo(href: string, style: CSSStyleDeclaration): () => void {
  const picture = new Image()
  picture.onload = () => {
    style.setProperty('--logo', `url(${toJson(picture.src)})`)
    style.setProperty('--sign', 'none')
  }
  picture.src = href
  return () => {
    picture.onload = null
  }
}
