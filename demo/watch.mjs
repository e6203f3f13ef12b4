import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'

/** Editors write a file in several steps. */
const CALM = 80

/**
 * Builds again whenever a source has changed, and tells those who listen when it is done.
 * @returns {{ onBuilt(listener: () => void): () => void }}
 */
export function rebuildOnChange() {
  /** @type {Set<() => void>} */
  const listeners = new Set()
  /** @type {'calm' | 'building' | 'outdated'} */
  let state = 'calm'
  /** @type {NodeJS.Timeout | undefined} */
  let timer

  async function rebuild() {
    if (state !== 'calm') {
      state = 'outdated'
      return
    }
    state = 'building'
    const start = Date.now()
    const child = spawn(process.execPath, ['build.mjs', '--quick'], { stdio: ['ignore', 'ignore', 'inherit'] })
    const [code] = await once(child, 'exit')
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(
      code === 0 ? `Built again in ${seconds} s.` : 'The build failed; it is tried again after the next change.',
    )
    const outdated = /** @type {string} */ (state) === 'outdated'
    state = 'calm'
    if (outdated) await rebuild()
    else if (code === 0) for (const listener of listeners) listener()
  }

  for (const folder of ['src', 'demo'])
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(rebuild, CALM)
    })
  return {
    onBuilt(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
