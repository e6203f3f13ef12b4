import { $look } from '../session/look.ts'

/** Gives the style sheet the colour that the owner or the admin chose. A sheet of its own, because the page may forbid style attributes. */
export function styleHost(root: ShadowRoot): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.widget{}')
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  const { style } = sheet.cssRules[0] as CSSStyleRule
  return $look.subscribe(({ color }) => {
    // Whatever is not a colour is not taken; the one of the style sheet stays. In brackets within brackets a picture could be named.
    if (/^[^(]*(\([^(]*)?$/.test(color) && CSS.supports('color', color)) style.setProperty('--color', color)
    else style.removeProperty('--color')
  })
}
