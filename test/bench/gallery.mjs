// Takes a picture of every screen in light, dark, mirrored and narrow, and of what is long, small or written otherwise, into dist/gallery.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const folder = 'dist/gallery'

/** The screens are those of the story that looks for what stands in anybody's way, and those that only pictures are taken of. */
export default function gallery() {
  const runner = 'node_modules/@web/test-runner/dist/bin.js'
  const { status } = spawnSync(
    process.execPath,
    [
      runner,
      '--config',
      'test/wtr.config.mjs',
      '--files',
      'test/story/everyone.test.ts',
      'test/bench/gallery/*.test.ts',
    ],
    { stdio: 'inherit', env: { ...process.env, PICTURES: folder } },
  )
  process.exitCode = status ?? 1
  console.log(`${readdirSync(folder).length} pictures in ${folder}`)
}
