// The doctor: looks at a chat server from a terminal, as a page of the site would.
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { examine } from '../examine.ts'
import { plain } from '../plain.ts'
import { help, readArguments } from './arguments.ts'
import { nodeProbe } from './node-probe.ts'
import { describe } from './report.ts'

/** What is printed, and the exit code: 0 for no problem, 1 for one, 2 for words that were not understood. */
export interface Ended {
  code: 0 | 1 | 2
  text: string
}

export async function run(words: string[], colored = false): Promise<Ended> {
  let wanted: ReturnType<typeof readArguments>
  try {
    wanted = readArguments(words)
  } catch (error) {
    return { code: 2, text: plain((error as Error).message) }
  }
  if (wanted === 'help') return { code: 0, text: help }
  const { server, page, json, seconds } = wanted
  const report = await examine(server, nodeProbe({ page, seconds }))
  const text = json ? JSON.stringify(report, undefined, 2) : describe(report, colored)
  return { code: report.healthy ? 0 : 1, text }
}

/** Imported, this file only offers `run`. */
const isProgram = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)

if (isProgram) {
  const { code, text } = await run(process.argv.slice(2), !!process.stdout.isTTY)
  const print = code === 2 ? console.error : console.log
  print(text)
  process.exitCode = code
}
