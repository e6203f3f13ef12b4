import './http/lazy-schemas.ts'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { help, readOptions } from './options.ts'
import { startSimulator } from './start.ts'

export { startSimulator }

function explain(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is already in use; choose another one with --port.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this account has; choose another one with --port.`
  return message
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') return console.log(help)
  const { address, close } = await startSimulator(options)
  console.log(`listening on ${address}`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(0)))
}

/** Imported, this file only offers `startSimulator`. */
const isProgram = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)

if (isProgram) {
  run().catch((error: unknown) => {
    console.error(explain(error))
    process.exitCode = 1
  })
}
