// npm start: installs, builds, and runs the shop, the agent's console and the pretend Rocket.Chat until it is interrupted.
// On a fresh clone there is only Node, so whatever needs a package is imported after it has been installed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { help, readArguments } from './arguments.mjs'
import { checkPorts } from './ports.mjs'
import { checkServer } from './real-server.mjs'
import { rebuildOnChange } from './watch.mjs'
import { setUpWorkspace } from './workspace.mjs'

/** @param {import('./arguments.mjs').Arguments} wanted */
async function start({ port, server: real, watch }) {
  await checkPorts(real ? [port, port + 1] : [port, port + 1, port + 2])
  if (real) await checkServer(real)
  await prepare(watch)
  const { serveConsole, serveShop } = await import('./pages-server.mjs')
  const server = real ?? (await pretend(port + 2))
  const changes = watch ? rebuildOnChange() : undefined
  const shop = await serveShop({ port, server, changes })
  const agents = await serveConsole({ port: port + 1, server, changes })
  console.log(`
  The shop             ${shop}
  The agent's console  ${agents}
  The playground       ${shop}/playground/
  The chat server      ${server}

${
  real
    ? 'Open the shop and click the round button; agents sign in to the console as they do in Rocket.Chat, where Administration → Settings → General → REST API → Enable CORS must be on.'
    : 'Open the shop, click the round button and write something; sign in to the console as agent / agent and answer.'
}
${watch ? 'Change a file in src/ or demo/, and these pages reload; the chat server itself has to be started again. ' : ''}Ctrl-C stops everything.`)
}

/** A group of its own lets npm and esbuild be ended with the program that started them. Windows knows no such groups. */
/** @param {boolean} quick */
async function prepare(quick) {
  const detached = process.platform !== 'win32'
  const child = spawn(process.execPath, ['demo/prepare.mjs', ...(quick ? ['--quick'] : [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached,
  })
  const { pid = 0 } = child
  const end = () => process.kill(detached ? -pid : pid)
  process.once('exit', end)
  const [code] = await once(child, 'exit')
  process.off('exit', end)
  if (code !== 0) process.exit(1) // it has said why
}

/**
 * Starts the pretend Rocket.Chat. One that cannot be set up is still good for a chat.
 * @param {number} port
 * @returns {Promise<string>} its address
 */
async function pretend(port) {
  const file = pathToFileURL('dist/simulator.js').href
  /** @type {typeof import('./simulator/main.ts')} */
  const { startSimulator } = await import(file)
  const { address } = await startSimulator({ port })
  await setUpWorkspace(address).catch((error) => console.error(`The workspace keeps its defaults: ${error.message}`))
  return address
}

process.chdir(resolve(import.meta.dirname, '..'))
// The servers run in this process, so its end is the end of everything.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))
// An npm that is ended from outside tells its shell, and the shell does not tell us.
const { ppid } = process
if (process.env['npm_lifecycle_event']) setInterval(() => ppid === process.ppid || process.exit(0), 250).unref()

try {
  const wanted = readArguments(process.argv.slice(2))
  if (wanted === 'help') console.log(help)
  else await start(wanted)
} catch (error) {
  console.error(/** @type {Error} */ (error).message)
  process.exitCode = 1
}
