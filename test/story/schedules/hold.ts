import { emulateMedia, executeServerCommand } from '@web/test-runner-commands'
import fc from 'fast-check'
import { engine } from '../../engine.ts'
import { quietens } from './agreement.ts'
import { type Schedule, schedules } from './schedule.ts'
import { World } from './world.ts'

interface Extent {
  /** How many schedules, over all files. */
  count: number
  /** Which schedules; the same number makes the same ones. */
  seed: number
  /** Repeats one schedule of it. */
  path?: string
}

/** Visitors that are busy in one page at the same time. */
const LANES = 8

interface Figures {
  /** How many schedules ended as promised. */
  schedules: number
  /** How many messages visitors sent in them. */
  sent: number
}

export async function holds(schedule: Schedule): Promise<World> {
  const world = await World.begins(schedule)
  try {
    for (const step of schedule.steps) await world.does(step)
    await quietens(world)
    return world
  } finally {
    world.ends()
  }
}

/** A failing schedule is made shorter for this long, in milliseconds: every try that fails again takes as long as patience does. */
const SHORTENING = 90_000

/**
 * Holds as many schedules as the run asks for. The first that does not end well is shortened and printed with its seed and path:
 * `SEED=… SCHEDULE_PATH=… npm test -- test/story/schedules/one-tab.test.ts` repeats it.
 * @param share of all the schedules, from 0 to 1
 */
export async function hold(tabs: number, share: number): Promise<Figures> {
  const { count, path, seed } = await executeServerCommand<Extent, void>('schedules')
  // Many widgets that move at the same time keep a machine busier than all that they do.
  if (engine === 'chromium') await emulateMedia({ reducedMotion: 'reduce' })
  const figures = { schedules: 0, sent: 0 }
  const lane = async (number: number): Promise<void> => {
    let failedAt = Number.POSITIVE_INFINITY
    const property = fc.asyncProperty(schedules(tabs), async (schedule) => {
      fc.pre(performance.now() - failedAt < SHORTENING || failedAt === Number.POSITIVE_INFINITY)
      try {
        const { accepted, forgotten } = await holds(schedule)
        figures.schedules++
        figures.sent += accepted.length + forgotten.length
      } catch (error) {
        failedAt = Math.min(failedAt, performance.now())
        throw error
      }
    })
    await fc.assert(property, {
      seed: seed + number,
      includeErrorInReport: true,
      numRuns: Math.ceil((count * share) / lanes),
      ...(path !== undefined && { path }),
    })
  }
  const lanes = path === undefined ? LANES : 1
  const held = await Promise.allSettled(Array.from({ length: lanes }, (_, number) => lane(number)))
  // The runner gives the same page to another file.
  if (engine === 'chromium') await emulateMedia({})
  // `npm run bench -- soak` reads this line.
  console.log(`up to ${tabs} tabs: ${figures.schedules} schedules ended well, ${figures.sent} messages sent`)
  const failures = held.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []))
  if (failures.length) throw new Error(failures.join('\n\n'))
  return figures
}
