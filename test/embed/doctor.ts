import { executeServerCommand } from '@web/test-runner-commands'
import type { Ended } from '../../src/doctor/command/main.ts'
import type { Finding, Report } from '../../src/doctor/finding.ts'

/** What the doctor prints with these words, and how it ends. */
export const runs = (...words: string[]): Promise<Ended> => executeServerCommand<Ended, string[]>('doctor', words)

/** What the command finds at a server, seen from a site. */
export async function examines(server: string, ...words: string[]): Promise<Report> {
  return JSON.parse((await runs('doctor', server, '--json', ...words)).text)
}

/** A server or a proxy that somebody has set up wrongly. */
export const faulty = (setup: object): Promise<string> => executeServerCommand('faulty server', setup)

export const findingOf = ({ findings }: Report, wanted: string): Finding => {
  const finding = findings.find(({ check }) => check === wanted)
  if (!finding) throw new Error(`Nobody has looked at "${wanted}".`)
  return finding
}
