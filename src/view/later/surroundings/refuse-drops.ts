/** Keeps a file that is dropped where nothing takes it from being opened by the browser in the page's place. */
export function refuseDrops(root: ShadowRoot): () => void {
  const stop = new AbortController()
  const refuse = (event: Event): void => {
    const { dataTransfer } = event as DragEvent
    if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    dataTransfer.dropEffect = 'none'
  }
  for (const name of ['dragover', 'drop']) root.addEventListener(name, refuse, { signal: stop.signal })
  return () => stop.abort()
}
