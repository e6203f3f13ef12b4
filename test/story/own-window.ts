import { waitFor } from '@testing-library/dom'
import { executeServerCommand } from '@web/test-runner-commands'

/**
 * A window beside the tests, in a process of its own, which a test cannot look into: what is done there is done by scripts.
 * Closing the first one closes its further tabs too.
 */
export class OwnWindow {
  private constructor(readonly tab: string) {}

  static async opens(address: string, tab = ''): Promise<OwnWindow> {
    const window = new OwnWindow(tab)
    await window.#step({ do: 'opens', address })
    return window
  }

  async closes(): Promise<void> {
    await this.#step({ do: 'closes' })
  }

  async goes(address: string): Promise<void> {
    await this.#step({ do: 'goes', address })
  }

  async goesBack(): Promise<void> {
    await this.#step({ do: 'goes back' })
  }

  /** What an expression is, or what its promise gives. */
  async says(script: string): Promise<unknown> {
    return (await this.#step({ do: 'says', script })).said
  }

  /** Waits until an expression is true. */
  async isTrue(script: string): Promise<void> {
    await waitFor(async () => {
      const said = await this.says(script)
      if (said !== true) throw new Error(`${script} is ${said}:\n${await this.says(`${WIDGET}.textContent`)}`)
    })
  }

  async sees(text: string): Promise<void> {
    await this.isTrue(`${WIDGET}.textContent.includes(${JSON.stringify(text)})`)
  }

  async clicks(name: string): Promise<void> {
    const button = `[...${WIDGET}.querySelectorAll('button')].filter((one) => !one.disabled && !one.closest('[inert]'))
      .findLast((one) => [one.ariaLabel, one.title, one.textContent].includes(${JSON.stringify(name)}))`
    await this.isTrue(`!!${button}`)
    await this.says(`${button}.click()`)
  }

  /** Opens the panel if it is closed, and sends a message. */
  async writes(text: string): Promise<void> {
    await this.isTrue('!!window.Linnet?.open')
    await this.says('Linnet.open()')
    const field = `${WIDGET}.querySelector('textarea')`
    await this.isTrue(`!!${field}`)
    await this.says(
      `(${field}.value = ${JSON.stringify(text)}, ${field}.dispatchEvent(new Event('input', { bubbles: true })))`,
    )
    await this.clicks('Send')
  }

  #step(step: object): Promise<{ said?: unknown }> {
    return executeServerCommand<{ said?: unknown }, object>('own window', { ...step, tab: this.tab } as never)
  }
}

const WIDGET = `document.querySelector('.linnet').shadowRoot`
