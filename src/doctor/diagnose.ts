import { examine } from './examine.ts'
import type { Report } from './finding.ts'
import { pageProbe } from './page-probe.ts'

/** Looks at the server from the page. It is a file of its own, which is fetched when somebody asks. */
export async function diagnose(server: string): Promise<Report> {
  const probe = pageProbe()
  try {
    return await examine(server, probe)
  } finally {
    probe.end()
  }
}
