/**
 * Whether the server answers simple requests, but none that the browser must ask permission for: its CORS switch is off.
 * @param base the server's address
 * @returns false also when the server does not answer at all
 * @example if (await isRefused('https://chat.example.com', signal)) throw new BlockedError(route)
 */
export async function isRefused(base: string, signal: AbortSignal): Promise<boolean> {
  const answers = (headers: Record<string, string>): Promise<boolean> =>
    fetch(`${base}/api/v1/livechat/config`, {
      headers,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    }).then(
      () => true,
      () => false,
    )
  const [simple, preflighted] = await Promise.all([answers({}), answers({ 'content-type': 'application/json' })])
  return simple && !preflighted
}
