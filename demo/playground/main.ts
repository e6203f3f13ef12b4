// The playground: what an owner may choose on the left, a page with the chat in the middle, the tag to copy below.
import { contrast } from './contrast.ts'
import { looks, options } from './controls.ts'
import { fieldFor } from './field.ts'
import type { Wanted } from './frame/main.ts'
import { type SceneName, scenes } from './frame/scenes.ts'
import { fit, screens } from './stage.ts'
import { tagOf } from './tag.ts'

const wanted: Wanted = { scene: 'conversation', attributes: {}, looks: {} }

const element = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind
const frame = element<HTMLIFrameElement>('frame')

/** One of several buttons is pressed. */
function choices<Value extends string>(
  box: HTMLElement,
  names: Record<Value, string>,
  first: NoInfer<Value>,
  choose: (value: Value) => void,
) {
  const buttons = Object.entries<string>(names).map(([value, name]) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.addEventListener('click', () => press(value as Value))
    return [value, button] as const
  })
  const press = (wanted: Value): void => {
    for (const [value, button] of buttons) button.setAttribute('aria-pressed', String(value === wanted))
    choose(wanted)
  }
  box.append(...buttons.map(([, button]) => button))
  press(first)
}

/** Typing in a field does not begin a conversation with every letter. */
let timer: ReturnType<typeof setTimeout> | undefined
function showSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(show, 250)
}

let shown = 0
function show(): void {
  element('tag').textContent = tagOf(wanted.attributes, wanted.looks)
  // Another hash alone would be the same page.
  frame.contentWindow?.location.replace(`frame.html?${++shown}#${encodeURIComponent(JSON.stringify(wanted))}`)
}

/** What can be read, and how well: the colours as they are painted. */
function measure(): void {
  const inside = frame.contentDocument?.querySelector('.linnet')?.shadowRoot
  const launcher = inside?.querySelector('[part~=launcher]')
  const output = element<HTMLOutputElement>('contrast')
  if (!launcher) return
  const { backgroundColor, color } = getComputedStyle(launcher)
  const ratio = contrast(backgroundColor, color)
  const grade = ratio >= 7 ? 'AAA' : ratio >= 4.5 ? 'AA' : 'too little'
  output.value = `${ratio.toFixed(1)} : 1, ${grade}`
  output.style.setProperty('--under', backgroundColor)
  output.style.setProperty('--over', color)
}

function change(values: Record<string, string>, key: string, value: string): void {
  if (value) values[key] = value
  else delete values[key]
  showSoon()
}

element('options').append(...options.map((one) => fieldFor(one, (value) => change(wanted.attributes, one.key, value))))
element('looks').append(...looks.map((one) => fieldFor(one, (value) => change(wanted.looks, one.key, value))))

const names = Object.fromEntries(Object.entries(scenes).map(([key, { name }]) => [key, name]))
choices(element('scenes'), names as Record<SceneName, string>, wanted.scene, (scene) => {
  wanted.scene = scene
  showSoon()
})
const screenNames = Object.fromEntries(Object.entries(screens).map(([key, { name }]) => [key, name]))
choices(element('screens'), screenNames, 'desktop', (key) => fit(frame, key))
choices(element('themes'), { light: 'Light', dark: 'Dark', 'light dark': 'As the system' }, 'light dark', (scheme) => {
  frame.style.colorScheme = scheme
})

// WebKit shows a frame in the theme of the system alone.
element('themes').hidden = navigator.vendor.startsWith('Apple')

element('copy').addEventListener('click', async ({ currentTarget }) => {
  const button = currentTarget as HTMLButtonElement
  const copied = await navigator.clipboard.writeText(element('tag').textContent ?? '').then(
    () => 'Copied',
    () => 'Select it and copy it by hand',
  )
  button.textContent = copied
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 2000)
})
setInterval(measure, 300)
