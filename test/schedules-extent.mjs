/**
 * How many random schedules the stories in `test/story/schedules` hold, and which: `SCHEDULES`, `SEED` and `SCHEDULE_PATH` of the environment.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function schedulesExtent() {
  const { SCHEDULES, SEED, SCHEDULE_PATH } = process.env
  const extent = {
    count: Number(SCHEDULES ?? 512),
    ...(SEED && { seed: Number(SEED) }),
    ...(SCHEDULE_PATH && { path: SCHEDULE_PATH }),
  }
  return {
    name: 'schedules-extent',
    executeCommand({ command }) {
      return command === 'schedules' ? extent : undefined
    },
  }
}
