import { parseArgs } from 'node:util'

export const help = `Plays a Rocket.Chat server in memory, for demos and tests.

  node dist/simulator.js [--port 4001] [--official-widget FOLDER]

  --port N                  where to listen on this machine; 0 takes a free port (default 4001)
  --official-widget FOLDER  serves Rocket.Chat's own widget under /livechat, from the folder of its npm build
  --help                    this text

Every address under /w/<name> is a server of its own, made when it is first asked for; without it the workspace is "default".
Sign in as admin/admin, agent/agent or agent2/agent2.`

export interface Options {
  /** Where to listen on this machine; 0 takes a free port. */
  port?: number
  /** The folder of the npm build of Rocket.Chat's own widget. Without it there is no `/livechat`. */
  officialWidget?: string | undefined
}

const known = {
  port: { type: 'string', default: '4001' },
  'official-widget': { type: 'string' },
  help: { type: 'boolean' },
} as const

function parse(args: string[]): { port: string; 'official-widget'?: string; help?: boolean } {
  try {
    return parseArgs({ args, options: known }).values
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new Error(`${sentence}; --help tells what there is.`)
  }
}

/** Understands the command line, or throws one sentence that says what is wrong with it. */
export function readOptions(args: string[]): Options | 'help' {
  const values = parse(args)
  if (values.help) return 'help'
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`)
  return { port, officialWidget: values['official-widget'] }
}
