/**
 * Submits a form when its button is pressed, and, as browsers press it then, on Enter in a field. The browser's own way tells a page nothing
 * in a sandbox without `allow-forms`.
 */
export function submitByClick(root: ShadowRoot): void {
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[type=submit]')
    if (!button) return
    event.preventDefault()
    button.form?.dispatchEvent(new Event('submit'))
  })
}
