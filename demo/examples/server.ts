/** The demo writes the address of its server into the page. */
export const server = document.querySelector<HTMLMetaElement>('meta[name=server]')?.content ?? ''
