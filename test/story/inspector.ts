import { emulateMedia } from '@web/test-runner-commands'
import type axe from 'axe-core'
import { expect } from 'chai'
import { engine } from '../engine.ts'
import { portray, settle } from './portrait.ts'
import type { Visitor } from './visitor.ts'

const STANDARD: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
}

/** What is dark differs from what is light in its colours alone, and what is mirrored in everything else. */
const COLOURS: axe.RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] }
const MIRRORED: axe.RunOptions = { ...STANDARD, rules: { ...STANDARD.rules, 'color-contrast': { enabled: false } } }

/** The narrowest screen that everything must fit on without scrolling sideways (1280 px at 400 %). */
const NARROW = '320'

// The runner gives the same page to another file.
if (engine === 'chromium') after(() => emulateMedia({}))

/** Somebody who looks at a screen as the Web Content Accessibility Guidelines ask, and writes down what is wrong. */
export class Inspector {
  private constructor(
    readonly visitor: Visitor,
    readonly seen: string[],
  ) {}

  static async accompanies(visitor: Visitor, seen: string[] = []): Promise<Inspector> {
    const { document } = visitor.page
    const script = document.createElement('script')
    script.src = '/node_modules/axe-core/axe.min.js'
    document.head.append(script)
    await new Promise((done) => script.addEventListener('load', done))
    return new Inspector(visitor, seen)
  }

  /** In the next page. */
  goesOn(): Promise<Inspector> {
    return Inspector.accompanies(this.visitor, this.seen)
  }

  /** A screen has nothing wrong with it: in light and in dark, mirrored, and on a screen that is 320 px wide. */
  async sees(screen: string): Promise<void> {
    await portray(this.visitor, `${screen} light`)
    const found = [...(await this.#violations('light', STANDARD)), ...this.#unreachable()]
    await this.#shows('dark')
    await portray(this.visitor, `${screen} dark`)
    found.push(...(await this.#violations('dark', COLOURS)))
    await this.#shows('light')
    const outside = this.visitor.widget?.querySelector('.widget') as HTMLElement
    outside.dir = 'rtl'
    await portray(this.visitor, `${screen} mirrored`)
    found.push(...(await this.#violations('mirrored', MIRRORED)), ...this.#cutOff('mirrored'))
    outside.removeAttribute('dir')
    const { width } = this.visitor.frame
    this.visitor.frame.width = NARROW
    await portray(this.visitor, `${screen} narrow`)
    found.push(...this.#cutOff('narrow'))
    this.visitor.frame.width = width
    // The page hears with its next frame that it is no phone any more, and lets go of what it holds there.
    await new Promise((heard) => this.visitor.page.requestAnimationFrame(heard))
    expect(found, screen).to.deep.equal([])
    this.seen.push(screen)
  }

  /** Chromium is told what to pretend; elsewhere the page says it. */
  async #shows(colorScheme: 'dark' | 'light'): Promise<void> {
    if (engine === 'chromium') await emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    else this.visitor.page.document.documentElement.style.setProperty('--linnet-color-scheme', colorScheme)
  }

  async #violations(look: string, options: axe.RunOptions): Promise<string[]> {
    settle(this.visitor)
    const page = this.visitor.page as unknown as { axe: typeof axe }
    const { violations } = await page.axe.run('.linnet', { resultTypes: ['violations'], ...options })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${look}: ${id} ${JSON.stringify(target)} ${failureSummary}`),
    )
  }

  /** Words that need a sideways scroll to be read. Code keeps its lines and scrolls by itself. */
  #cutOff(look: string): string[] {
    return this.#all('*')
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .filter((element) => {
        const { overflowX, textOverflow } = this.visitor.page.getComputedStyle(element)
        return overflowX !== 'visible' && textOverflow !== 'ellipsis' && !element.closest('pre, .unseen, textarea')
      })
      .map((element) => `${look}: ${named(element)} is ${element.scrollWidth} of ${element.clientWidth} px wide`)
  }

  /** What can be focused must show that it is. */
  #unreachable(): string[] {
    const before = this.visitor.widget?.activeElement as HTMLElement | null
    const over = this.#all('dialog').find((dialog) => dialog.matches(':modal'))
    const faults = this.#all('button, a[href], input, select, textarea, [tabindex="0"]')
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
      .filter((element) => !(element as HTMLButtonElement).disabled && (!over || over.contains(element)))
      .filter((element) => {
        ;(element as HTMLElement & { focus(options: object): void }).focus({ preventScroll: true, focusVisible: true })
        const shown = [element, element.nextElementSibling].some((one) => {
          if (!one) return false
          const { outlineStyle, outlineWidth, opacity } = this.visitor.page.getComputedStyle(one)
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0'
        })
        return !shown
      })
      .map((element) => `${named(element)} does not show the focus`)
    before?.focus({ preventScroll: true })
    return faults
  }

  #all(selector: string): HTMLElement[] {
    return [...(this.visitor.widget?.querySelectorAll<HTMLElement>(selector) ?? [])]
  }
}

const named = (element: Element): string =>
  `<${element.localName} class="${element.className}"> ${element.textContent?.slice(0, 30) ?? ''}`
