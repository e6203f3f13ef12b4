import { waitFor } from '@testing-library/dom'
import { sendKeys } from '@web/test-runner-commands'
import { expect } from 'chai'
import type { Visitor } from './visitor.ts'

/** What has the focus, as an assistive technology is told: its name, or what it says. */
export const focused = ({ widget, page }: Visitor): string => {
  const element = widget?.activeElement as HTMLElement | null
  if (!element) return page.document.activeElement?.localName ?? 'nothing'
  return element.ariaLabel ?? (element.innerText || element.title || element.localName)
}

/** Presses a button as a keyboard does, and never Tab: what has the focus afterwards is what a screen reader goes on with. */
export async function presses(visitor: Visitor, button: string | RegExp | HTMLElement): Promise<void> {
  const target = button instanceof visitor.page.HTMLElement ? button : await visitor.finds('button', button as RegExp)
  target.focus()
  expect((target.getRootNode() as Document).activeElement).to.equal(target)
  await sendKeys({ press: 'Enter' })
}

export async function isOn(visitor: Visitor, name: RegExp): Promise<void> {
  await waitFor(() => expect(focused(visitor)).to.match(name), { timeout: 8000 })
}
