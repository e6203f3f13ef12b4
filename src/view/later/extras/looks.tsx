import { useLayoutEffect, useRef } from 'preact/hooks'
import { toJson } from '../../../protocol/json.ts'
import { computed } from '../../../session/computed.ts'
import { $panel } from '../../../session/panel.ts'
import { onServer, server } from '../../../session/server.ts'
import { $site } from '../../../session/site.ts'
import { $visitor } from '../../../session/visitor.ts'
import { fromStore } from '../../from-store.ts'
import { furtherConfig } from '../further-config.ts'

const site = fromStore($site)
/** The visitor has turned to the chat. Before that nothing tells a third server that they are here. */
const hasTurned = fromStore(computed([$panel, $visitor], (panel, visitor) => panel === 'open' || !!visitor))

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
  const { value: turned } = hasTurned
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
    for (const [name, kind, value = ''] of looks)
      if (CSS.supports(kind, value) && (turned || !hasPicture(value))) style.setProperty(name, value)
    const backdrop = style.getPropertyValue('--backdrop')
    if (backdrop)
      style.setProperty('--backdrop-scheme', isDark(backdrop, mark.current as HTMLElement) ? 'dark' : 'light')
    const picture = logo && onServer(logo)
    return picture && (turned || picture.startsWith(`${server().base}/`)) ? showLogo(picture, style) : undefined
  })
  return <i ref={mark} hidden />
}

/** Whether a background has pictures to be fetched, however that is written. Of a sheet that nobody uses nothing is fetched. */
function hasPicture(background: string): boolean {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('i{}')
  const { style } = sheet.cssRules[0] as CSSStyleRule
  style.background = background
  return /url\(/.test(style.backgroundImage) || !style.backgroundImage
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
