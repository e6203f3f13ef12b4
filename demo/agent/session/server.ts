let base = ''

/** Which server this console is for. It is the page that says so: a `<meta name="server">`, or `?server=` in its address. */
export function findServer(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="server"]')?.content
  const given = meta || new URLSearchParams(location.search).get('server') || ''
  base = /^https?:\/\//.test(given) ? given.replace(/\/+$/, '') : ''
  return base
}

export const serverAddress = (): string => base

/** `https://example.com/chat` → `wss://example.com/chat/websocket` */
export const socketAddress = (): string => `${base.replace(/^http/, 'ws')}/websocket`
