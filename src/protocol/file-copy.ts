/**
 * Asks for a file of the server anew, for the browser's cache: the answer takes the place of what was there. Under the same conditions as a
 * picture in a page, or it would be another copy.
 */
export const replaceCopy = (address: string): Promise<unknown> =>
  fetch(address, { cache: 'reload', mode: 'no-cors', credentials: 'include', referrerPolicy: 'no-referrer' }).catch(
    () => {},
  )
