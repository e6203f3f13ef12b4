/** Screens of people. Without a size: all the room that there is. */
export const screens: Record<string, { name: string; width?: number; height?: number }> = {
  desktop: { name: 'Desktop' },
  tablet: { name: 'Tablet', width: 768, height: 1024 },
  phone: { name: 'Phone', width: 390, height: 844 },
  narrow: { name: 'Small phone', width: 320, height: 568 },
}

/** Gives the page the size of a screen, and shows it as large as there is room. */
export function fit(frame: HTMLIFrameElement, key: string): void {
  const { width, height } = screens[key] ?? {}
  const device = frame.parentElement
  const stage = device?.parentElement
  if (!device || !stage) return
  device.dataset['screen'] = key
  const scale = width && height ? Math.min(1, (stage.clientWidth - 40) / width, (stage.clientHeight - 40) / height) : 1
  device.style.width = width ? `${width * scale}px` : ''
  device.style.height = height ? `${height * scale}px` : ''
  frame.style.width = width ? `${width}px` : ''
  frame.style.height = height ? `${height}px` : ''
  frame.style.transform = `scale(${scale})`
}
