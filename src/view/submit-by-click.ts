/**
 * Tells a form of its submission when its button is pressed, which browsers also do on Enter in a field. The browser itself submits nothing:
 * it would leave the page, and in a sandbox without `allow-forms` it does not even fire the event.
 */
export function submitByClick(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[type=submit]')
    if (!button) return
    event.preventDefault()
    // Firefox submits a form even for an event that a script made; it bubbles to the listener below, which prevents that.
    button.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  })
  root.addEventListener('submit', (event) => event.preventDefault())
}
