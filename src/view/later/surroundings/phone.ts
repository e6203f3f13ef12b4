/** Where the panel fills the screen; the style sheets say the same. */
export const PHONE = '(max-width: 480px), (max-height: 420px)'

/**
 * Something that holds only while the panel fills the screen, which may be turned.
 * @param begin returns what ends it
 * @returns ends it for good
 */
export function whilePhone(begin: () => (() => void)[]): () => void {
  const phone = matchMedia(PHONE)
  let ends: (() => void)[] = []
  const end = (): void => {
    for (const one of ends) one()
    ends = []
  }
  const look = (): void => {
    end()
    if (phone.matches) ends = begin()
  }
  phone.addEventListener('change', look)
  look()
  return () => {
    phone.removeEventListener('change', look)
    end()
  }
}
