import { parseArgs } from 'node:util'

export const help = `Runs the demo: a shop with the chat in it, the agent's console and a pretend Rocket.Chat, until Ctrl-C.

  npm start
  npm start -- --port 5000
  npm start -- --server https://chat.example.com
  npm start -- --watch

  --port N      the shop's port on this machine; the console and the chat server take the two after it (default 4000)
  --server URL  a real Rocket.Chat instead of the pretend one
  --watch       builds again and reloads the pages whenever a file in src/ or demo/ has changed
  --help        this text`

/** @typedef {{ port: number, server: string | undefined, watch: boolean }} Arguments */

/**
 * Understands the command line, or throws one sentence that says what is wrong with it.
 * @param {string[]} args
 * @returns {Arguments | 'help'}
 */
export function readArguments(args) {
  const { values } = parse(args)
  if (values.help) return 'help'
  return {
    port: readPort(values.port),
    server: values.server === undefined ? undefined : readServer(values.server),
    watch: !!values.watch,
  }
}

/** @param {string[]} args */
function parse(args) {
  const [stray] = args
  // npm keeps the names of options for itself and passes their values on, unless a double dash comes first.
  if (stray && !stray.startsWith('-'))
    throw new Error(`Unexpected "${stray}"; options follow a double dash, as in: npm start -- --port 5000`)
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4000' },
        server: { type: 'string' },
        watch: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    const [reason] = /** @type {Error} */ (error).message.split(/\. |\.?\n|\.$/)
    throw new Error(`${reason}; npm start -- --help lists the options.`)
  }
}

/** @param {string} given */
function readPort(given) {
  const port = Number(given)
  // Two more come after it.
  if (/^\d+$/.test(given) && port >= 1 && port <= 65_533) return port
  throw new Error(`--port must be a number from 1 to 65533, not "${given}".`)
}

/** @param {string} given */
function readServer(given) {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && /^https?:$/.test(url.protocol)) return (url.origin + url.pathname).replace(/\/+$/, '')
  throw new Error(`--server must be an address such as https://chat.example.com, not "${given}".`)
}
