/** What is in the widget; undefined until it is there. */
const find = <Found extends Element>(selector: string): Found | undefined =>
  document.querySelector('.linnet')?.shadowRoot?.querySelector<Found>(selector) ?? undefined

async function comes<Found>(look: () => Found | undefined): Promise<Found> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

const chat = (): { open(): void; close(): void } | undefined =>
  window.Linnet && 'open' in window.Linnet ? window.Linnet : undefined

/** What a visitor does, as the page can do it for them. */
export const visitor = {
  async opens(): Promise<void> {
    await comes(() => find('[part~=launcher]'))
    ;(await comes(chat)).open()
    await comes(() => find('[role=dialog]'))
  },
  closes: (): void => chat()?.close(),
  async writes(words: string): Promise<void> {
    const field = await comes(() => find<HTMLTextAreaElement>('.composer textarea'))
    field.value = words
    field.dispatchEvent(new Event('input', { bubbles: true }))
    const button = await comes(() => find<HTMLButtonElement>('.composer .send:not(:disabled)'))
    button.click()
  },
}
