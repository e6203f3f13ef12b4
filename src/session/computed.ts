import { atom, type computed as library, type WritableAtom } from 'nanostores'

/**
 * Makes a store whose value is derived from one or more other stores, to which it listens while somebody listens to it. The one of nanostores
 * does the same and more: it stops a second later, and needs 500 bytes for that.
 */
export const computed = ((
  stores: WritableAtom | readonly WritableAtom[],
  derive: (...values: unknown[]) => unknown,
) => {
  const sources = [stores].flat()
  const $derived = atom<unknown>()
  const { listen } = $derived
  let last: unknown[] | undefined
  let stops: (() => void)[] = []
  const update = (): void => {
    const values = sources.map(($source) => $source.get())
    if (last?.every((value, i) => Object.is(value, values[i]))) return
    last = values
    $derived.set(derive(...values))
  }
  $derived.get = () => {
    update()
    return $derived.value
  }
  $derived.listen = (listener) => {
    if (!$derived.lc) stops = sources.map(($source) => $source.listen(update))
    update()
    return listen(listener)
  }
  $derived.off = () => {
    for (const stop of stops) stop()
  }
  return $derived
}) as typeof library
