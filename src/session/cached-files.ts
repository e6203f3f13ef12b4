import { replaceCopy } from '../protocol/file-copy.ts'
import { server } from './server.ts'
import { $wishes } from './wish.ts'

/**
 * Watches for files of the server that this page has fetched. Browsers keep them for a year, under an address with the token in it. Once the
 * visitor is deleted they are asked for again: the server gives them no more, and its refusal takes their place.
 */
export function startDroppingFiles(): () => void {
  const files = new Set<string>()
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (name.startsWith(`${server().base}/file-upload/`)) files.add(name)
  })
  observer.observe({ type: 'resource', buffered: true })
  const stop = $wishes.listen((wishes, before = []) => {
    for (const { id, kind, token } of before) {
      if (kind !== 'forget' || wishes.some((wish) => wish.id === id)) continue
      for (const file of files) {
        if (new URL(file).searchParams.get('rc_token') === token && files.delete(file)) void replaceCopy(file)
      }
    }
  })
  return () => {
    stop()
    observer.disconnect()
  }
}
