import { parseArgs } from 'node:util'

export const help = `Looks for what keeps a chat from working, and says what to do about it. Nothing is changed on the server.

  node dist/doctor.js https://chat.example.com --origin https://www.example.com

  --origin URL   the site that the chat is on, or one of its pages: whose content policy is read then
  --json         the findings for programs
  --timeout N    seconds to wait for each answer (default 10)
  --help         this text

Ends with 0 when there is no problem, 1 when there is one, 2 when it was not understood.`

export interface Arguments {
  server: string
  /** A page of the site with the chat; undefined when nobody said. */
  page: string | undefined
  json: boolean
  seconds: number
}

/**
 * Understands the command line.
 * @throws {Error} with one sentence that says what is wrong with it
 */
export function readArguments(args: string[]): Arguments | 'help' {
  const { values, positionals } = parse(args)
  if (values.help || !args.length) return 'help'
  // The package's command may get others beside the doctor.
  const [server, stray] = positionals[0] === 'doctor' ? positionals.slice(1) : positionals
  if (!server) throw new Error('Which server? Write: node dist/doctor.js https://chat.example.com')
  if (stray !== undefined) throw new Error(`Unexpected "${stray}"; there is one server, and the rest are options.`)
  const address = readAddress('The server', server)
  return {
    server: (address.origin + address.pathname).replace(/\/+$/, ''),
    page: values.origin === undefined ? undefined : readAddress('--origin', values.origin).href,
    json: !!values.json,
    seconds: readSeconds(values.timeout),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        origin: { type: 'string' },
        json: { type: 'boolean' },
        timeout: { type: 'string', default: '10' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\.?\n|\.$/)
    throw new Error(`${sentence}; --help tells what there is.`)
  }
}

function readAddress(what: string, given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new Error(`${what} must be an address such as https://chat.example.com, not "${given}".`)
}

function readSeconds(given: string): number {
  const seconds = Number(given)
  if (seconds > 0 && seconds <= 600) return seconds
  throw new Error(`--timeout must be a number of seconds up to 600, not "${given}".`)
}
